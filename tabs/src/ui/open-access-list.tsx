import { Badge, Button } from "@fluentui/react-components";
import type { Grant } from "@vault-tab/contract";
import { accessWords } from "./access-words.ts";
import { useEndAccess } from "./end-access-context.ts";
import { timesRead } from "./read-words.ts";
import { RelativeTime } from "./relative-time.tsx";
import { RowList } from "./row-list.tsx";
import { VisibleText } from "./visible-text.tsx";

const statusWords = {
  scheduled: "begins",
  provisioning: "is being opened in Azure",
  active: "open",
  ending: "is being ended in Azure",
  ended: "ended",
  failed: "failed",
} as const satisfies Record<Grant["status"], string>;

function When({ grant }: { grant: Grant }) {
  const { status, startsAt, endsAt, alarmSince, trouble, used } = grant;
  return (
    <>
      {statusWords[status]}
      {status === "scheduled" && startsAt && (
        <>
          {" "}
          <RelativeTime instant={startsAt} />
        </>
      )}
      {endsAt && (
        <>
          {" · ends "}
          <RelativeTime instant={endsAt} />
        </>
      )}
      {alarmSince && (
        <>
          {" · should have been gone "}
          <RelativeTime instant={alarmSince} />
        </>
      )}
      {used && ` · ${timesRead(used.reads)}`}
      {trouble !== undefined && ` · ${trouble}`}
    </>
  );
}

function Access({ grant }: { grant: Grant }) {
  return (
    <>
      {grant.alarmSince && (
        <>
          <Badge color="danger" shape="rounded">
            Alarm
          </Badge>{" "}
        </>
      )}
      {grant.breakGlass && (
        <>
          <Badge color="danger" appearance="outline" shape="rounded">
            Break-glass
          </Badge>{" "}
        </>
      )}
      <strong>
        <VisibleText text={grant.holder.name} />
      </strong>{" "}
      {accessWords(grant)}
    </>
  );
}

/** Alarms first, then what ends soonest. */
const urgency = ({ alarmSince, endsAt = "9999" }: Grant): string =>
  alarmSince === undefined ? `1${endsAt}` : `0${alarmSince}`;

export const mayEnd = ({ actions }: Grant): boolean =>
  actions.some(({ name, allowed }) => name === "revoke" && allowed);

interface Props {
  readonly label: string;
  readonly grants: readonly Grant[];
  readonly onEnded: (words: string) => void;
}

/** Whose access is open, and the way to end it. */
export function OpenAccessList({ label, grants, onEnded }: Props) {
  const end = useEndAccess();
  const sorted = grants.toSorted((one, other) => urgency(one).localeCompare(urgency(other)));
  return (
    <RowList
      label={label}
      rows={sorted.map((grant) => ({
        key: grant.id,
        main: <Access grant={grant} />,
        small: <When grant={grant} />,
        action: mayEnd(grant) && (
          <Button size="small" onClick={() => end([grant], onEnded)}>
            End…
          </Button>
        ),
      }))}
    />
  );
}
