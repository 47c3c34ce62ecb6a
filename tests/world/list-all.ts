import { Secrets, type Secret } from "@vault-tab/contract";
import type { Persona } from "./persona.ts";
import type { VaultTab } from "./vault-tab.ts";

/** Every page of `GET /api/secrets` with this query, as the tab would scroll through it. */
export const listAll = async (
  vaultTab: VaultTab,
  persona: Persona,
  query: Record<string, string>,
): Promise<{ secrets: Secret[]; pages: Secrets[] }> => {
  const token = await persona.ssoToken();
  const pages: Secrets[] = [];
  let cursor: string | undefined;
  do {
    const search = new URLSearchParams({ limit: "500", ...query, ...(cursor && { cursor }) });
    const answer = await vaultTab.call(`/api/secrets?${search}`, token);
    if (!answer.ok) throw new Error(`${answer.status}: ${await answer.text()}`);
    const page = Secrets.parse(await answer.json());
    pages.push(page);
    cursor = page.nextCursor;
  } while (cursor);
  return { secrets: pages.flatMap(({ items }) => items), pages };
};
