import { Kind, type Secrets, type SecretsQuery, type VaultProblem } from "@vault-tab/contract";
import type { Asker } from "../ports/asker.ts";
import type { VaultDirectory } from "../ports/vault-directory.ts";
import type { Entry } from "./entry.ts";
import type { Look } from "./look.ts";
import { lookIntoVaultInTime, type LookPorts } from "./look-into-vault.ts";
import { pageOf } from "./page.ts";
import type { StandingShelf } from "./read-standings.ts";
import { matcher } from "./search.ts";
import { secretOf } from "./secret.ts";
import { mayBeNamed, problemsOf } from "./vault-problem.ts";

export interface ListPorts extends LookPorts {
  readonly vaults: VaultDirectory;
  readonly standings: Pick<StandingShelf, "current">;
}

const PAGE = 100;

export const listSecrets = async (
  ports: ListPorts,
  asker: Asker,
  query: SecretsQuery,
): Promise<Secrets> => {
  const [views, standings] = await Promise.all([
    lookIntoAll(ports, asker, query),
    ports.standings.current(),
  ]);
  const lists: (readonly Entry[])[] = [];
  let complete = true;
  for (const { look } of views) {
    if (look.outcome !== "proven" || !look.reading) continue;
    lists.push(look.reading.entries);
    complete &&= look.reading.complete;
  }
  const problems = [...problemsOf(views, !query.vault), ...notFound(views, query)];
  const now = ports.clock.now();
  const { sort = "name", cursor, limit = PAGE, q, health, standing, tag } = query;
  const isNarrowed = q || health || standing || tag;
  const matches = isNarrowed ? matcher(query, now, standings) : undefined;
  const { entries, ...page } = pageOf(lists, { sort, cursor, limit, now, matches, standings });
  return {
    items: entries.map(({ metadata }) => secretOf(metadata, now, standings)),
    ...page,
    complete: complete && problems.length === 0,
    problems,
  };
};

type View = { readonly vault: string; readonly look: Look };

const lookIntoAll = async (
  ports: ListPorts,
  asker: Asker,
  { vault: names, kind: kinds = Kind.options }: SecretsQuery,
): Promise<View[]> => {
  const wanted = names && new Set(names.map((name) => name.toLowerCase()));
  const watched = await ports.vaults.watched();
  return Promise.all(
    watched
      .filter(({ name }) => !wanted || wanted.has(name.toLowerCase()))
      .flatMap((vault) =>
        kinds.map(async (kind) => ({
          vault: vault.name,
          look: await lookIntoVaultInTime(ports, asker, vault, kind),
        })),
      ),
  );
};

/** A vault that was asked for by name and can't be seen is answered like one that does not exist. */
const notFound = (views: readonly View[], { vault: names = [] }: SecretsQuery): VaultProblem[] => {
  const seen = views.filter(({ look }) => mayBeNamed(look));
  const visible = new Set(seen.map(({ vault }) => vault.toLowerCase()));
  return names
    .filter((name) => !visible.has(name.toLowerCase()))
    .map((name) => ({ vault: name, code: "not_found" }));
};
