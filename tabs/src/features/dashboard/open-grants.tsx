import { Badge, Button } from "@fluentui/react-components";
import type { Grant, GrantStatus } from "@vault-tab/contract";
import { useState } from "react";
import { useGrants } from "../../data/grants.ts";
import { RelativeTime } from "../../ui/relative-time.tsx";
import { Section } from "../../ui/section.tsx";
import { VisibleText } from "../../ui/visible-text.tsx";
import { RevokeDialog } from "./revoke-dialog.tsx";
import { RowList } from "./row-list.tsx";
import { accessWords, statusWords } from "./words.ts";

const PAGE = 200;
const open: GrantStatus[] = ["scheduled", "provisioning", "active", "ending"];

interface Props {
  readonly onDone: (words: string) => void;
}

const actionOf = ({ actions }: Grant, wanted: string) =>
  actions.find(({ name }) => name === wanted);

function When({ grant }: { grant: Grant }) {
  const { status, startsAt, endsAt, alarmSince, trouble } = grant;
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

/** Whose access is open now, and the way to end it. */
export function OpenGrants({ onDone }: Props) {
  const grants = useGrants({ view: "all", status: open, limit: PAGE });
  const [ending, setEnding] = useState<Grant>();
  const items = grants.data?.pages.flatMap((page) => page.items) ?? [];
  const sorted = items.toSorted((one, other) => urgency(one).localeCompare(urgency(other)));
  const why = items.map((grant) => actionOf(grant, "revoke")).find((one) => one?.reason);
  const nobody = items.every((grant) => !actionOf(grant, "revoke")?.allowed);
  return (
    <Section title="Open access">
      {grants.data && items.length === 0 && <p>Nobody’s access is open now.</p>}
      {nobody && why?.reason !== undefined && <p>You can look, not end: {why.reason}</p>}
      <RowList
        label="Open access"
        rows={sorted.map((grant) => ({
          key: grant.id,
          main: <Access grant={grant} />,
          small: <When grant={grant} />,
          action: actionOf(grant, "revoke")?.allowed && (
            <Button size="small" onClick={() => setEnding(grant)}>
              End…
            </Button>
          ),
        }))}
      />
      {grants.hasNextPage && (
        <Button onClick={() => void grants.fetchNextPage()}>Show older ones too</Button>
      )}
      {ending && (
        <RevokeDialog
          grant={ending}
          onClose={() => setEnding(undefined)}
          onRevoked={(words) => {
            setEnding(undefined);
            onDone(words);
          }}
        />
      )}
    </Section>
  );
}
