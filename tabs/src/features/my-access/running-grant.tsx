import { Button, mergeClasses, useRestoreFocusTarget } from "@fluentui/react-components";
import type { AccessRequest, Grant } from "@vault-tab/contract";
import { useContext } from "react";
import { useAsk } from "../../ui/ask-context.ts";
import { clockWords, momentWords } from "../../ui/clock-words.ts";
import { durationWords } from "../../ui/duration-words.ts";
import { grantWords, waitingWords } from "../../ui/grant-words.ts";
import { refWords } from "../../ui/people-words.ts";
import { useScreenTime } from "../../ui/time-context.ts";
import { utcWords } from "../../ui/time-words.ts";
import { useTicking } from "../../ui/use-ticking.ts";
import { VisibleText } from "../../ui/visible-text.tsx";
import { Card } from "./card.tsx";
import { useCardStyles } from "./card-styles.ts";
import { GrantDialogContext } from "./grant-dialog-context.ts";
import { GrantReads } from "./grant-reads.tsx";
import { settlingWords } from "./settling-words.ts";

const SOON = 10 * 60_000;

/** "Open until 15:00", and by the second what is left of it. */
function Left({ grant, endsAt }: { grant: Grant; endsAt: string }) {
  const styles = useCardStyles();
  const time = useScreenTime();
  const now = useTicking();
  const left = Date.parse(endsAt) - now;
  if (left <= 0) return <>Its time is over: Azure is taking it away</>;
  return (
    <>
      <time dateTime={endsAt} title={utcWords(endsAt)}>
        {grantWords(grant, { ...time, now })}
      </time>
      {/* A ticking clock is not read out. */}
      <span aria-hidden className={mergeClasses(styles.clock, left < SOON && styles.soon)}>
        {" "}
        · {clockWords(left)} left
      </span>
    </>
  );
}

/** Azure and Key Vault do not learn of a change at once: what is open may be refused, what is over go on. */
function Settling({ grant }: { grant: Grant }) {
  const styles = useCardStyles();
  const time = useScreenTime();
  const words = settlingWords(grant, { ...time, now: useTicking() });
  return words === undefined ? null : <p className={styles.line}>{words}</p>;
}

function Status({ grant }: { grant: Grant }) {
  const styles = useCardStyles();
  const time = useScreenTime();
  const { status, endsAt, trouble, alarmSince } = grant;
  const late = alarmSince !== undefined || (status === "ending" && trouble !== undefined);
  return (
    <>
      <p className={styles.line}>
        {status === "active" && endsAt ? (
          <Left grant={grant} endsAt={endsAt} />
        ) : (
          grantWords(grant, time)
        )}
      </p>
      <Settling grant={grant} />
      {late && (
        <p className={mergeClasses(styles.line, styles.bad)}>
          Azure has not confirmed it yet. It is tried on and on, and admins know. You need not do
          anything.
        </p>
      )}
    </>
  );
}

function Extension({ request }: { request: AccessRequest }) {
  const styles = useCardStyles();
  return (
    <p className={mergeClasses(styles.line, styles.quiet)}>
      Longer by {durationWords(request.duration)} is asked for. {waitingWords(request)}
    </p>
  );
}

interface Props {
  readonly grant: Grant;
  /** A request to go on where it ends, still to be decided. */
  readonly extension: AccessRequest | undefined;
}

function Buttons({ grant, extension }: Props) {
  const styles = useCardStyles();
  const ask = useAsk();
  const returned = useRestoreFocusTarget();
  const show = useContext(GrantDialogContext);
  const may = (name: Grant["actions"][number]["name"]) =>
    grant.actions.find((action) => action.name === name)?.allowed === true;
  const { secret, role, endsAt } = grant;
  const what = refWords(secret);
  return (
    <div className={styles.buttons}>
      {may("use") && (
        <Button
          {...returned}
          size="small"
          appearance="primary"
          aria-label={`Use ${what}`}
          onClick={() => show("use", grant)}
        >
          Use
        </Button>
      )}
      {may("extend") && endsAt && !extension && (
        <Button
          {...returned}
          size="small"
          aria-label={`Extend ${what}`}
          onClick={() => ask({ secrets: [secret], role, continues: { grant: grant.id, endsAt } })}
        >
          Extend
        </Button>
      )}
      {may("return") && (
        <Button
          {...returned}
          size="small"
          aria-label={`Give back ${what}`}
          onClick={() => show("return", grant)}
        >
          Give back
        </Button>
      )}
    </div>
  );
}

/** One access that is open, about to be, or being taken away. */
export function RunningGrant({ grant, extension }: Props) {
  const styles = useCardStyles();
  const { now, locale } = useScreenTime();
  const { secret, azure, breakGlass, startsAt, duration, status } = grant;
  return (
    <Card id={grant.id}>
      <div className={styles.words}>
        <h3 className={styles.name}>
          <VisibleText text={refWords(secret)} />
        </h3>
        <Status grant={grant} />
        <p className={mergeClasses(styles.line, styles.quiet)}>
          {azure.roleName}
          {status === "scheduled" && `, for ${durationWords(duration)}`}
          {status === "active" &&
            startsAt !== undefined &&
            `, since ${momentWords(Date.parse(startsAt), now, locale)}`}
          {breakGlass && " · The glass was broken; somebody will look at it"}
        </p>
        <GrantReads grant={grant} />
        {extension && <Extension request={extension} />}
      </div>
      <Buttons grant={grant} extension={extension} />
    </Card>
  );
}
