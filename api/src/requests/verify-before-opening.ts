import type { GrantRecord, Target } from "../grants/grant.ts";
import type { Directory } from "../ports/directory.ts";
import type { Ids } from "../ports/ids.ts";
import type { Requests } from "../ports/requests.ts";
import type { Restorations } from "../ports/restorations.ts";
import type { RuleBook } from "../ports/rule-book.ts";
import type { SecretIdentities } from "../ports/secret-identities.ts";
import type { VaultDirectory } from "../ports/vault-directory.ts";
import { oldestOf } from "../rules/oldest-of.ts";
import type { AccessRequestRecord } from "./access-request.ts";
import { findSecretsAsked } from "./find-secrets-asked.ts";
import { namingOf } from "./naming.ts";
import { type DecisionPorts, verifyDecisions } from "./verify-decisions.ts";

export interface VerifyPorts {
  readonly requests: Pick<Requests, "find">;
  readonly rules: Pick<RuleBook, "rulingOn" | "standings">;
  readonly reader: DecisionPorts["reader"];
  readonly directory: Pick<Directory, "person">;
  readonly vaults: VaultDirectory;
  readonly restorations: Pick<Restorations, "open">;
  readonly secretIdentities: SecretIdentities;
  readonly ids: Pick<Ids, "of">;
  readonly assignments: { nameOf(target: Target): string };
  readonly tenantId: string;
}

/**
 * Asks once more, just before Azure lets somebody in: between a decision and its effect people leave
 * teams, accounts are disabled, rules change and secrets are made anew under an old name.
 * @returns why it must not be opened, or nothing
 * @throws ProblemError `upstream_unavailable`, `upstream_throttled`: then it is not opened either
 */
export const verifyBeforeOpening = async (
  ports: VerifyPorts,
  grant: GrantRecord,
): Promise<string | undefined> => {
  const { requests, rules, directory, vaults, restorations, tenantId } = ports;
  if (await restorations.open()) {
    return "The database was restored. Nothing is opened until an admin has looked at it.";
  }
  const account = await directory.person(grant.holder.objectId);
  if (!account?.enabled) return "The account is disabled, or no longer in this organisation.";
  const request = await requests.find(grant.requestId);
  if (request?.status !== "approved") return "The request it belongs to is not approved.";
  const { wished, vaults: byName } = await findSecretsAsked(vaults, [grant.secret]);
  const ruling = await rules.rulingOn(
    { kind: "person", tenantId, objectId: grant.holder.objectId, roles: [] },
    {
      action: grant.breakGlass ? "break-glass" : "request-access",
      role: grant.target.role,
      secrets: wished,
      duration: grant.durationMs,
      ...(request.ticket !== undefined && { ticket: request.ticket }),
    },
  );
  const [refused] = ruling.refused;
  if (refused) return refused.reason;
  const [part] = ruling.parts;
  if (!part || part.longest < grant.durationMs) {
    return "The rules allow less time now than was approved.";
  }
  const naming = namingOf(ports, byName);
  const against = await verifyDecisions(ports, { request, grant, part, naming });
  return against ?? verifyIdentity(ports, grant, request);
};

/** What was asked for by name has to be the very same secret still. */
const verifyIdentity = async (
  { vaults, secretIdentities }: VerifyPorts,
  { secret: { vault: vaultName, name, kind = "secret" } }: GrantRecord,
  { identities = [] }: AccessRequestRecord,
): Promise<string | undefined> => {
  if (name === undefined) return undefined;
  const vault = (await findSecretsAsked(vaults, [])).vaults.get(vaultName.toLowerCase());
  if (!vault) return `Vault Tab does not watch ${vaultName} any more.`;
  const now = await secretIdentities.versions(vault, kind, name);
  if (now === "refused") {
    return `Vault Tab may not look whether ${name} is still the same: its identity for grants needs Key Vault Reader on ${vaultName}.`;
  }
  // No version is ever taken away alone: the first tells a secret from one made anew under its name.
  const first = oldestOf(now ?? []);
  if (!first) return `${name} is not in ${vaultName} any more.`;
  const asked = identities.find(
    (one) => one.vault === vaultName && one.name === name && (one.kind ?? "secret") === kind,
  );
  return asked && asked.firstVersion !== first.version
    ? `${name} in ${vaultName} is another one now: it was deleted and made anew since it was asked for.`
    : undefined;
};
