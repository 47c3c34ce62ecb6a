import { Button } from "@fluentui/react-components";
import type { Grant } from "@vault-tab/contract";
import { useId, useState } from "react";
import { useGrantReads } from "../../data/reads.ts";
import { useSignIn } from "../../data/use-sign-in.ts";
import { troubleOf } from "../../trouble.ts";
import { endWords } from "../../ui/clock-words.ts";
import { refWords } from "../../ui/people-words.ts";
import { ProblemBar } from "../../ui/problem-message.tsx";
import { completeWords, timesRead, wayWords } from "../../ui/read-words.ts";
import { FullTime, RelativeTime } from "../../ui/relative-time.tsx";
import { RowList } from "../../ui/row-list.tsx";
import { useScreenTime } from "../../ui/time-context.ts";
import { VisibleText } from "../../ui/visible-text.tsx";
import { useCardStyles } from "./card-styles.ts";

function Each({ grant }: { grant: Grant }) {
  const styles = useCardStyles();
  const { now, locale } = useScreenTime();
  const { data, error, refetch, isFetching } = useGrantReads(grant.id);
  const { signIn, busy } = useSignIn();
  if (!data) {
    return error ? (
      <ProblemBar
        trouble={troubleOf(error)}
        onRetry={() => void refetch()}
        onSignIn={signIn}
        busy={busy || isFetching}
      />
    ) : (
      <span>One moment…</span>
    );
  }
  const moment = (instant: string) => endWords(Date.parse(instant), now, locale);
  return (
    <>
      <RowList
        label="Reads by this access"
        rows={data.items.map((read) => ({
          key: read.id,
          main: <FullTime instant={read.at} />,
          small: <VisibleText text={wayWords(read)} />,
        }))}
      />
      <p className={styles.line}>{completeWords(data.log, moment)}</p>
    </>
  );
}

/** What was made of an access, as Key Vault logged it. */
export function GrantReads({ grant }: { grant: Grant }) {
  const styles = useCardStyles();
  const [open, setOpen] = useState(false);
  const id = useId();
  if (grant.startsAt === undefined || grant.role !== "read") return null;
  const { used } = grant;
  const words = open ? "Hide the reads" : "Show the reads";
  return (
    <div className={styles.quiet}>
      {timesRead(used?.reads ?? 0)}
      {used && (
        <>
          , last <RelativeTime instant={used.lastAt} />
        </>
      )}{" "}
      <Button
        size="small"
        appearance="transparent"
        aria-expanded={open}
        aria-controls={id}
        aria-label={`${words} of ${refWords(grant.secret)}`}
        onClick={() => setOpen(!open)}
      >
        {words}
      </Button>
      <div id={id}>{open && <Each grant={grant} />}</div>
    </div>
  );
}
