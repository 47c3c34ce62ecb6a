import { makeStyles, tokens } from "@fluentui/react-components";
import type { AccessRequest } from "@vault-tab/contract";
import { durationWords } from "../../ui/duration-words.ts";
import { Facts } from "../../ui/facts.tsx";
import { reasonWords } from "../../ui/reason-words.ts";
import { FullTime, RelativeTime } from "../../ui/relative-time.tsx";
import { Section } from "../../ui/section.tsx";
import { VisibleText } from "../../ui/visible-text.tsx";
import { AzureGrants } from "./azure-grants.tsx";
import { historyWords, neededWords, quorumWords } from "./words.ts";
import { WrittenText } from "./written-text.tsx";

const useStyles = makeStyles({
  quote: {
    margin: `${tokens.spacingVerticalS} 0 ${tokens.spacingVerticalM}`,
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
    borderLeft: `3px solid ${tokens.colorNeutralStroke1}`,
    overflowWrap: "anywhere",
  },
  list: {
    display: "grid",
    gap: tokens.spacingVerticalXS,
    margin: 0,
    paddingInlineStart: tokens.spacingHorizontalL,
  },
  quiet: { color: tokens.colorNeutralForeground3 },
});

function Secrets({ request }: { request: AccessRequest }) {
  return request.secrets.map(({ vault, name }, index) => (
    <div key={`${vault}/${name ?? ""}/${index}`}>
      {name === undefined ? `Everything in ${vault}` : `${name} in ${vault}`}
    </div>
  ));
}

function Decisions({ request }: { request: AccessRequest }) {
  const styles = useStyles();
  const { decisions, quorums, status } = request;
  if (status !== "pending" && decisions.length === 0) return null;
  return (
    <Section title={status === "pending" ? "What is still needed" : "Decisions"}>
      {status === "pending" && quorums.length !== 1 && <p>{neededWords(request)}.</p>}
      <ul className={styles.list}>
        {status === "pending" &&
          quorums.map((quorum) => (
            <li key={quorum.rule.id}>
              {quorum.rule.title}: {quorumWords(quorum)}{" "}
              <span className={styles.quiet}>
                ({quorum.rule.file}:{quorum.rule.line})
              </span>
            </li>
          ))}
        {decisions.map(({ by, decision, at, comment, duration }) => (
          <li key={by.objectId}>
            <VisibleText text={by.name} /> {decision === "approve" ? "approved" : "declined"}{" "}
            <RelativeTime instant={at} />
            {duration !== undefined && `, for ${durationWords(duration)}`}
            {comment !== undefined && (
              <>
                : “<WrittenText text={comment} />”
              </>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** All that an approver has to know, most important first. */
export function RequestDetails({ request }: { request: AccessRequest }) {
  const styles = useStyles();
  const { ticket, startsAt, lapsesAt, status, createdAt, role } = request;
  return (
    <>
      <blockquote className={styles.quote}>
        <WrittenText text={reasonWords(request)} />
      </blockquote>
      <Facts
        facts={[
          ["Ticket", ticket === undefined ? undefined : <VisibleText text={ticket} />],
          ["Secrets", <Secrets key="secrets" request={request} />],
          [
            "May then",
            role === "read" ? "Read the value, in Azure" : "See which secrets there are, no value",
          ],
          ["For", durationWords(request.granted ?? request.duration)],
          ["From", startsAt === undefined ? undefined : <FullTime instant={startsAt} />],
          ["Asked", <FullTime key="asked" instant={createdAt} />],
          ["Lapses", status === "pending" ? <FullTime instant={lapsesAt} /> : undefined],
          ["History", historyWords(request)],
        ]}
      />
      <Section title={status === "pending" ? "What Azure will grant" : "What Azure grants"}>
        <AzureGrants request={request} />
      </Section>
      <Decisions request={request} />
    </>
  );
}

/** What happened so far, oldest first. */
export function Timeline({ request }: { request: AccessRequest }) {
  const styles = useStyles();
  return (
    <Section title="What happened">
      <ol className={styles.list}>
        {request.timeline.map(({ at, what, by, detail }, index) => (
          <li key={index}>
            {what}
            {by && (
              <>
                {" by "}
                <VisibleText text={by.name} />
              </>
            )}
            {detail !== undefined && (
              <>
                : <WrittenText text={detail} />
              </>
            )}{" "}
            <span className={styles.quiet}>
              <RelativeTime instant={at} />
            </span>
          </li>
        ))}
      </ol>
    </Section>
  );
}
