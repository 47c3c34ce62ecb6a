import { Button } from "@fluentui/react-components";
import type { GrantStatus } from "@vault-tab/contract";
import { useGrants } from "../../data/grants.ts";
import { mayEnd, OpenAccessList } from "../../ui/open-access-list.tsx";
import { Section } from "../../ui/section.tsx";

const PAGE = 200;
const open: GrantStatus[] = ["scheduled", "provisioning", "active", "ending"];

interface Props {
  readonly onDone: (words: string) => void;
}

/** Whose access is open now, and the way to end it. */
export function OpenGrants({ onDone }: Props) {
  const grants = useGrants({ view: "all", status: open, limit: PAGE });
  const items = grants.data?.pages.flatMap((page) => page.items) ?? [];
  const why = items
    .flatMap(({ actions }) => actions)
    .find(({ name, reason }) => name === "revoke" && reason !== undefined);
  return (
    <Section title="Open access">
      {grants.data && items.length === 0 && <p>Nobody’s access is open now.</p>}
      {!items.some(mayEnd) && why?.reason !== undefined && (
        <p>You can look, not end: {why.reason}</p>
      )}
      <OpenAccessList label="Open access" grants={items} onEnded={onDone} />
      {grants.hasNextPage && (
        <Button onClick={() => void grants.fetchNextPage()}>Show older ones too</Button>
      )}
    </Section>
  );
}
