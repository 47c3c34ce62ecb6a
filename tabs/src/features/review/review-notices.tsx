import { Button, makeStyles, MessageBar, MessageBarBody, tokens } from "@fluentui/react-components";
import { useSignIn } from "../../data/use-sign-in.ts";
import { ProblemBar } from "../../ui/problem-message.tsx";
import { problemWords } from "../../ui/problem-text.ts";
import type { Fate } from "./fate.ts";
import type { useReview } from "./use-review.ts";

const useStyles = makeStyles({
  notes: {
    display: "grid",
    gap: tokens.spacingVerticalS,
    padding: `0 ${tokens.spacingHorizontalXL} ${tokens.spacingVerticalS}`,
    ":empty": { display: "none" },
  },
  done: { display: "flex", alignItems: "center", gap: tokens.spacingHorizontalS, flexWrap: "wrap" },
});

/** Of a decision that needs the person's sign-in before it can be sent again. */
const needsSignIn = (fate: Fate): boolean =>
  fate.kind === "failed" && ["sign-in", "consent"].includes(problemWords(fate.trouble.code).next);

/** What went wrong, what became of several, and what is done, above the queue. */
export function ReviewNotices({ review }: { review: ReturnType<typeof useReview> }) {
  const styles = useStyles();
  const { queue, decisions, summary, tidy } = review;
  const { signIn, busy } = useSignIn();
  const unsigned = [...decisions.fates.values()].find(needsSignIn);
  const done = queue.rows.filter(({ gone }) => gone).length;
  return (
    <div className={styles.notes}>
      {queue.loaded && queue.trouble && (
        <ProblemBar
          key={queue.attempts}
          trouble={queue.trouble}
          onRetry={queue.refresh}
          onSignIn={signIn}
          busy={busy || queue.refreshing}
        />
      )}
      {unsigned?.kind === "failed" && (
        <ProblemBar
          trouble={unsigned.trouble}
          onRetry={queue.refresh}
          onSignIn={signIn}
          busy={busy}
        />
      )}
      {summary !== "" && (
        <MessageBar intent="info">
          <MessageBarBody>{summary}</MessageBarBody>
        </MessageBar>
      )}
      {done > 0 && (
        <span className={styles.done}>
          {queue.waiting === 0 ? "All done: nothing waits for you." : `${done} done.`}
          <Button size="small" onClick={tidy}>
            Clear what is done
          </Button>
        </span>
      )}
    </div>
  );
}
