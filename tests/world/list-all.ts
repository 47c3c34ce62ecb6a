import { setTimeout as pause } from "node:timers/promises";
import { Secrets, type Secret } from "@vault-tab/contract";
import type { Persona } from "./persona.ts";
import type { VaultTab } from "./vault-tab.ts";

/** Every page of `GET /api/secrets` with this query, once all of it has been read from Key Vault. */
export const listAll = async (
  vaultTab: VaultTab,
  persona: Persona,
  query: Record<string, string>,
): Promise<{ secrets: Secret[]; pages: Secrets[] }> => {
  const token = await persona.ssoToken();
  const pageAt = async (cursor: string | undefined): Promise<Secrets> => {
    const search = new URLSearchParams({ limit: "500", ...query, ...(cursor && { cursor }) });
    const answer = await vaultTab.call(`/api/secrets?${search}`, token);
    if (!answer.ok) throw new Error(`${answer.status}: ${await answer.text()}`);
    return Secrets.parse(await answer.json());
  };
  let first = await pageAt(undefined);
  while (!first.complete && first.problems.length === 0) {
    await pause(50);
    first = await pageAt(undefined);
  }
  const pages = [first];
  for (let next = first.nextCursor; next; next = pages.at(-1)?.nextCursor) {
    pages.push(await pageAt(next));
  }
  return { secrets: pages.flatMap(({ items }) => items), pages };
};
