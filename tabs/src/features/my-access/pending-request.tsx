import { Button, mergeClasses } from "@fluentui/react-components";
import type { AccessRequest } from "@vault-tab/contract";
import { useWithdraw } from "../../data/requests.ts";
import { durationWords } from "../../ui/duration-words.ts";
import { waitingWords } from "../../ui/grant-words.ts";
import { refsWords } from "../../ui/people-words.ts";
import { reasonWords } from "../../ui/reason-words.ts";
import { RelativeTime } from "../../ui/relative-time.tsx";
import { VisibleText } from "../../ui/visible-text.tsx";
import { ActProblem } from "./act-problem.tsx";
import { Card } from "./card.tsx";
import { useCardStyles } from "./card-styles.ts";

/** One wish that waits for somebody's decision. */
export function PendingRequest({ request }: { request: AccessRequest }) {
  const styles = useCardStyles();
  const withdrawing = useWithdraw();
  const what = refsWords(request.secrets);
  const mayWithdraw = request.actions.some(({ name, allowed }) => name === "withdraw" && allowed);
  return (
    <Card id={request.id}>
      <div className={styles.words}>
        <h3 className={styles.name}>
          <VisibleText text={what} />
        </h3>
        <p className={styles.line}>{waitingWords(request)}</p>
        <p className={mergeClasses(styles.line, styles.quiet)}>
          Asked <RelativeTime instant={request.createdAt} /> for {durationWords(request.duration)}
          {request.ticket !== undefined && (
            <>
              {" · "}
              <VisibleText text={request.ticket} />
            </>
          )}
          {" · Lapses "}
          <RelativeTime instant={request.lapsesAt} />
        </p>
        <p className={mergeClasses(styles.line, styles.quiet)}>
          “<VisibleText text={reasonWords(request)} />”
        </p>
      </div>
      <div className={styles.buttons}>
        {mayWithdraw && (
          <Button
            size="small"
            aria-label={`Withdraw ${what}`}
            disabledFocusable={withdrawing.isPending}
            onClick={() => withdrawing.mutate({ params: { id: request.id } })}
          >
            {withdrawing.isPending ? "Being withdrawn…" : "Withdraw"}
          </Button>
        )}
      </div>
      {withdrawing.error && (
        <div className={styles.whole}>
          <ActProblem error={withdrawing.error} />
        </div>
      )}
    </Card>
  );
}
