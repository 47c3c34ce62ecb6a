import { Button, mergeClasses, useRestoreFocusTarget } from "@fluentui/react-components";
import type { AccessRequest, Grant } from "@vault-tab/contract";
import { Fragment, memo } from "react";
import { useAsk } from "../../ui/ask-context.ts";
import { durationWords } from "../../ui/duration-words.ts";
import { refsWords } from "../../ui/people-words.ts";
import { reasonWords } from "../../ui/reason-words.ts";
import { RelativeTime } from "../../ui/relative-time.tsx";
import { useScreenTime } from "../../ui/time-context.ts";
import { VisibleText } from "../../ui/visible-text.tsx";
import { Card } from "./card.tsx";
import { useCardStyles } from "./card-styles.ts";
import { GrantReads } from "./grant-reads.tsx";
import { RotateNow } from "./rotate-now.tsx";
import { commentOf, hasFailed, honouredWords, outcomeWords } from "./history-words.ts";

interface Props {
  readonly request: AccessRequest;
  /** Those of its grants that ended lately, with how long Key Vault may go by them. */
  readonly grants: readonly Grant[];
}

const lastOf = ({ decidedAt, createdAt, timeline }: AccessRequest): string =>
  timeline.at(-1)?.at ?? decidedAt ?? createdAt;

/** One wish that is over, and the way to the same again. A page more draws none before it anew. */
export const PastRequest = memo(function PastRequest({ request, grants }: Props) {
  const styles = useCardStyles();
  const time = useScreenTime();
  const ask = useAsk();
  const returned = useRestoreFocusTarget();
  const { secrets, role, reason, duration, ticket } = request;
  const what = refsWords(secrets);
  const comment = commentOf(request);
  const failed = hasFailed(request);
  const honoured = honouredWords(grants, time);
  const mayAskAgain = request.actions.some(({ name, allowed }) => name === "ask-again" && allowed);
  const again = () =>
    ask({ secrets, role, reason, duration, ...(ticket !== undefined && { ticket }) });
  return (
    <Card id={request.id}>
      <div className={styles.words}>
        <h3 className={styles.name}>
          <VisibleText text={what} />
        </h3>
        <p className={mergeClasses(styles.line, failed && styles.bad)}>
          {outcomeWords(request, time)} · <RelativeTime instant={lastOf(request)} />
        </p>
        {comment !== undefined && (
          <p className={styles.line}>
            “<VisibleText text={comment} />”
          </p>
        )}
        {failed && (
          <p className={styles.line}>Nothing of it is left in Azure. You can ask again.</p>
        )}
        {honoured !== undefined && <p className={styles.line}>{honoured}</p>}
        {grants.map((grant) => (
          <Fragment key={grant.id}>
            <GrantReads grant={grant} />
            <RotateNow grant={grant} />
          </Fragment>
        ))}
        <p className={mergeClasses(styles.line, styles.quiet)}>
          {request.breakGlass && "The glass was broken · "}
          {durationWords(request.granted ?? duration)} · “
          <VisibleText text={reasonWords(request)} />”
        </p>
      </div>
      <div className={styles.buttons}>
        {mayAskAgain && (
          <Button {...returned} size="small" aria-label={`Ask again for ${what}`} onClick={again}>
            Ask again
          </Button>
        )}
      </div>
    </Card>
  );
});
