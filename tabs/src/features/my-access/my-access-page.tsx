import { useGrants } from "../../data/grants.ts";
import { Page } from "../../ui/page.tsx";

export function MyAccessPage() {
  const grants = useGrants({ view: "mine" });
  const items = grants.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Page title="My access">
      <ul>
        {items.map(({ id, secret, status }) => (
          <li key={id}>
            {secret.name ?? secret.vault}: {status}
          </li>
        ))}
      </ul>
    </Page>
  );
}
