import {
  Button,
  makeStyles,
  MessageBar,
  MessageBarBody,
  MessageBarTitle,
  Spinner,
  tokens,
} from "@fluentui/react-components";
import {
  ArrowClockwiseRegular,
  ShieldCheckmarkRegular,
  ShieldQuestionRegular,
} from "@fluentui/react-icons";
import type { AuditStanding } from "@vault-tab/contract";
import { useAuditStanding, useVerifyAudit } from "../../data/audit.ts";
import { useSignIn } from "../../data/use-sign-in.ts";
import { troubleOf } from "../../trouble.ts";
import { ProblemBar } from "../../ui/problem-message.tsx";
import { useScreenTime } from "../../ui/time-context.ts";
import { ageWords } from "../../ui/time-words.ts";

const useStyles = makeStyles({
  line: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    gap: tokens.spacingHorizontalS,
    margin: `${tokens.spacingVerticalM} 0 0`,
  },
  icon: { fontSize: "20px", lineHeight: 1 },
});

const wrongWords: Readonly<Record<string, string>> = {
  missing: "is missing",
  changed: "is not what was once written",
  "out-of-order": "is out of its order",
  "not-as-anchored": "is not what a signed checkpoint says",
  "cut-off": "and all after it are gone: a signed checkpoint knows of more",
};

function Wrong({ wrong }: { wrong: NonNullable<AuditStanding["last"]>["wrong"] }) {
  if (!wrong) return null;
  return (
    <MessageBar intent="error" layout="multiline">
      <MessageBarBody>
        <MessageBarTitle>The log is not intact.</MessageBarTitle>
        Entry #{wrong.at.toLocaleString("en")} {wrongWords[wrong.because]}. Somebody with access to
        the database has changed it, or an old backup was put back. Keep what there is, and compare
        it with an export and a checkpoint that were kept elsewhere.
      </MessageBarBody>
    </MessageBar>
  );
}

/** Whether the whole log is as it was written, and when that was last found out. */
export function Integrity() {
  const styles = useStyles();
  const { now, locale } = useScreenTime();
  const { data, error, refetch } = useAuditStanding();
  const verify = useVerifyAudit();
  const { signIn, busy } = useSignIn();
  const failure = verify.error ?? (data ? undefined : error);
  if (failure) {
    const retry = () => (verify.error ? verify.mutate() : void refetch());
    return (
      <ProblemBar
        trouble={troubleOf(failure)}
        lead="Whether the log is intact can’t be said now."
        busy={busy}
        onRetry={retry}
        onSignIn={signIn}
      />
    );
  }
  if (!data) return null;
  const { last, running } = data;
  const intact = last && !last.wrong;
  const found = last
    ? `Intact to #${last.intactTo.toLocaleString("en")}, checked ${ageWords(Date.parse(last.checkedAt), now, locale)}`
    : "Not checked yet";
  return (
    <>
      <p className={styles.line}>
        <span className={styles.icon} aria-hidden>
          {intact ? <ShieldCheckmarkRegular /> : <ShieldQuestionRegular />}
        </span>
        <span role="status">{running ? "The whole log is being checked…" : found}</span>
        <Button
          size="small"
          disabledFocusable={running || verify.isPending}
          icon={running ? <Spinner size="extra-tiny" /> : <ArrowClockwiseRegular />}
          onClick={() => verify.mutate()}
        >
          Check now
        </Button>
      </p>
      {!running && <Wrong wrong={last?.wrong} />}
    </>
  );
}
