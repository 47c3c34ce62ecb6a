import type { World } from "../world.ts";
import type { Permission } from "./github-app.ts";
import { refuse } from "./github-refusal.ts";
import { permits, type InstallationToken } from "./installation-tokens.ts";
import { findWorkflow, installedRepository, type Repository } from "./repositories.ts";
import type { Workflow } from "./workflow.ts";

/** Who asks: the App itself by its JWT, or an installation of it by a token. */
export type Bearer =
  { readonly kind: "app" } | { readonly kind: "installation"; readonly token: InstallationToken };

export interface GitHubCall {
  readonly world: World;
  readonly bearer: Bearer;
  readonly parameters: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: unknown;
  readonly apiVersion: string;
}

export interface GitHubReply {
  readonly status: number;
  readonly body?: unknown;
}

export const ok = (body: unknown): GitHubReply => ({ status: 200, body });

/** What a token does not cover is answered as what is not there; what it may not do is refused. */
export function repositoryOf(
  { bearer, parameters }: GitHubCall,
  permission: Permission,
  level: "read" | "write",
): Repository {
  if (bearer.kind === "app") throw refuse.notFound();
  const { owner = "", repo = "" } = parameters;
  const found = installedRepository(owner, repo);
  const { repositories, permissions } = bearer.token;
  if (!found || (repositories && !repositories.includes(found.id))) throw refuse.notFound();
  if (!permits(permissions, permission, level)) throw refuse.notForIntegration();
  return found;
}

export function workflowOf(call: GitHubCall, repository: Repository): Workflow {
  const found = findWorkflow(repository, call.parameters["workflow"] ?? "");
  if (!found) throw refuse.notFound();
  return found;
}

/** @returns items of the page that was asked for; 30 unless told, 100 at most */
export function pageOf<Item>(query: URLSearchParams, items: readonly Item[]): readonly Item[] {
  const number = (name: string, otherwise: number) => {
    const given = Number(query.get(name) ?? otherwise);
    return Number.isInteger(given) && given > 0 ? given : otherwise;
  };
  const size = Math.min(100, number("per_page", 30));
  const from = (number("page", 1) - 1) * size;
  return items.slice(from, from + size);
}
