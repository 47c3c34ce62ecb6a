import { Button, makeStyles, tokens } from "@fluentui/react-components";
import {
  CheckmarkCircle20Regular,
  ClockRegular,
  DismissCircle20Regular,
} from "@fluentui/react-icons";
import type { AccessRequest, SentRequests } from "@vault-tab/contract";
import { useLocation, useSearch } from "wouter";
import { useRequest } from "../../data/requests.ts";
import { accessPath } from "../../paths.ts";
import { Announcement } from "../../ui/announcement.tsx";
import { grantWords, waitingWords } from "../../ui/grant-words.ts";
import { refsWords, refWords } from "../../ui/people-words.ts";
import { useScreenTime } from "../../ui/time-context.ts";
import { VisibleText } from "../../ui/visible-text.tsx";
import { useFormStyles } from "../../ui/form-styles.ts";

const useStyles = makeStyles({
  one: {
    display: "grid",
    gridTemplateColumns: "auto minmax(0, 1fr)",
    columnGap: tokens.spacingHorizontalM,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalM}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground3,
    border: `1px solid ${tokens.colorTransparentStroke}`,
  },
  title: { margin: 0, fontWeight: tokens.fontWeightSemibold, overflowWrap: "anywhere" },
  list: { margin: 0, paddingInlineStart: tokens.spacingHorizontalL },
  good: { color: tokens.colorStatusSuccessForeground1 },
  bad: { color: tokens.colorStatusDangerForeground1 },
  text: { margin: 0 },
});

const headings = {
  pending: "Your request is on its way",
  approved: "Approved",
  declined: "Declined",
  withdrawn: "Withdrawn",
  lapsed: "Nobody decided in time",
} as const;

function headingOf({ status, decisions, grants, breakGlass }: AccessRequest): string {
  if (status !== "approved") return headings[status];
  if (grants.length > 0 && grants.every((grant) => grant.status === "active")) return "It is open";
  if (grants.some((grant) => grant.status === "failed")) return "It could not all be opened";
  if (breakGlass) return "The glass is broken";
  return decisions.length === 0 ? "Approved by rule" : headings.approved;
}

function Standing({ request }: { request: AccessRequest }) {
  const styles = useStyles();
  const time = useScreenTime();
  const { status, grants, decisions } = request;
  if (status === "pending") {
    return (
      <p className={styles.text}>
        {waitingWords(request)} You need not wait here: it goes on by itself, and My access shows
        it.
      </p>
    );
  }
  const comment = decisions.find(({ decision }) => decision === "decline")?.comment;
  if (status === "declined") {
    return <p className={styles.text}>{comment && <VisibleText text={comment} />}</p>;
  }
  if (grants.length === 1 && grants[0]) {
    return <p className={styles.text}>{grantWords(grants[0], time)}</p>;
  }
  return (
    <ul className={styles.list}>
      {grants.map((grant) => (
        <li key={grant.id}>
          {refWords(grant.secret)}: {grantWords(grant, time)}
        </li>
      ))}
    </ul>
  );
}

function Icon({ request }: { request: AccessRequest }) {
  const styles = useStyles();
  const { status, grants } = request;
  if (status === "pending") return <ClockRegular fontSize={20} aria-hidden />;
  const failed = grants.some((grant) => grant.status === "failed");
  if (status !== "approved" || failed) {
    return <DismissCircle20Regular className={styles.bad} aria-hidden />;
  }
  return <CheckmarkCircle20Regular className={styles.good} aria-hidden />;
}

/** One request as it stands now; what changes comes by itself. */
function Sent({ sent, several }: { sent: AccessRequest; several: boolean }) {
  const styles = useStyles();
  const request = useRequest(sent.id).data ?? sent;
  const heading = headingOf(request);
  return (
    <div className={styles.one}>
      <Icon request={request} />
      <div>
        <p className={styles.title}>
          {several ? `${refsWords(request.secrets)}: ${heading}` : heading}
        </p>
        <Standing request={request} />
      </div>
      <Announcement text={heading} />
    </div>
  );
}

export function SentView({ sent, onClose }: { sent: SentRequests; onClose: () => void }) {
  const styles = useStyles();
  const form = useFormStyles();
  const [, navigate] = useLocation();
  const search = useSearch();
  const follow = () => {
    onClose();
    navigate(search ? `${accessPath}?${search}` : accessPath);
  };
  return (
    <div className={form.form}>
      <div className={form.scroll}>
        {sent.items.map((request) => (
          <Sent key={request.id} sent={request} several={sent.items.length > 1} />
        ))}
        {sent.refused.length > 0 && (
          <div>
            <p className={styles.title}>Left out</p>
            <ul className={styles.list}>
              {sent.refused.map(({ secret, reason }) => (
                <li key={`${secret.vault}/${secret.kind}/${secret.name}`}>
                  {refWords(secret)}: <VisibleText text={reason} />
                </li>
              ))}
            </ul>
          </div>
        )}
      </div>
      <div className={form.actions}>
        <Button onClick={onClose}>Close</Button>
        <Button appearance="primary" onClick={follow}>
          Go to My access
        </Button>
      </div>
    </div>
  );
}
