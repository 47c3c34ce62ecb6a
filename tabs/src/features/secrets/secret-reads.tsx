import { makeStyles, tokens } from "@fluentui/react-components";
import type { Consumer } from "@vault-tab/contract";
import { useSecretReads } from "../../data/reads.ts";
import { useSignIn } from "../../data/use-sign-in.ts";
import { troubleOf } from "../../trouble.ts";
import { endWords } from "../../ui/clock-words.ts";
import { ProblemBar } from "../../ui/problem-message.tsx";
import { completeWords, knownWords, timesRead, wayWords } from "../../ui/read-words.ts";
import { RelativeTime } from "../../ui/relative-time.tsx";
import { RowList } from "../../ui/row-list.tsx";
import { Section } from "../../ui/section.tsx";
import { useScreenTime } from "../../ui/time-context.ts";
import { VisibleText } from "../../ui/visible-text.tsx";

const useStyles = makeStyles({
  line: { margin: 0, overflowWrap: "anywhere" },
  quiet: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

const rowOf = (consumer: Consumer) => ({
  key: consumer.reader.objectId,
  main: <VisibleText text={consumer.reader.name} />,
  small: (
    <>
      {timesRead(consumer.reads)}, last <RelativeTime instant={consumer.lastAt} />, by{" "}
      <VisibleText text={wayWords(consumer)} />
      {consumer.unexplained > 0 && ` · ${consumer.unexplained} without an access from here`}
    </>
  ),
});

/** Who reads it, as Key Vault itself logged. */
export function SecretReads({ vault, name }: { vault: string; name: string }) {
  const styles = useStyles();
  const { now, locale } = useScreenTime();
  const { data, error, refetch, isFetching, errorUpdateCount } = useSecretReads({ vault, name });
  const { signIn, busy } = useSignIn();
  const moment = (instant: string) => endWords(Date.parse(instant), now, locale);
  return (
    <Section title="Who reads it">
      {!data && !error && <span>One moment…</span>}
      {!data && error && (
        <ProblemBar
          key={errorUpdateCount}
          trouble={troubleOf(error)}
          onRetry={() => void refetch()}
          onSignIn={signIn}
          busy={busy || isFetching}
        />
      )}
      {data && (
        <>
          <p className={styles.line}>{knownWords(data.sinceRotation)}</p>
          <RowList label="Readers in the last 30 days" rows={data.consumers.map(rowOf)} />
          {data.unnamed > 0 && (
            <p className={styles.line}>
              {data.unnamed === 1 ? "One person" : `${data.unnamed} people`} in the last 30 days,
              named to admins and auditors.
            </p>
          )}
          <p className={styles.quiet}>{completeWords(data.log, moment)}</p>
        </>
      )}
    </Section>
  );
}
