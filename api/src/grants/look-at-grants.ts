import type { Grant, SecretRef } from "@vault-tab/contract";
import { type Allowance, no, yes } from "../identity/allowance.ts";
import type { Asker } from "../ports/asker.ts";
import type { AccessRequestRecord } from "../requests/access-request.ts";
import { wishedSecret } from "../rules/wished-secret.ts";
import type { WatchedVault } from "../secrets/watched-vault.ts";
import type { GrantRecord } from "./grant.ts";
import type { GrantPorts } from "./ports.ts";
import { presentGrant } from "./present.ts";

type RevokingPorts = Pick<GrantPorts, "requests" | "rules" | "vaults">;
type Ports = RevokingPorts & Pick<GrantPorts, "grants" | "assignments" | "clock" | "reads">;

/** Grants as this person may see them, with what they may do with each. */
export const lookAtGrants = async (
  ports: Ports,
  { actor }: Asker,
  grants: readonly GrantRecord[],
): Promise<Grant[]> => {
  const vaults = new Map((await ports.vaults.watched()).map((vault) => [vault.name, vault]));
  const now = ports.clock.now();
  const unsettled = grants.filter(({ status }) => status === "provisioning" || status === "ending");
  const troubles = await ports.grants.troubles(unsettled.map(({ assignment }) => assignment));
  const revoking = await revokingOf(ports, actor, grants);
  const uses = await ports.reads.uses(grants.map(({ id }) => id));
  return grants.map((grant) =>
    presentGrant(grant, {
      viewer: actor,
      revoking: revoking.get(grant.id) ?? no("It is not known."),
      scope: ports.assignments.scopeOf(grant.target),
      vaultUri: vaults.get(grant.target.vault)?.uri ?? "",
      now,
      trouble: unsettled.includes(grant) ? troubles.get(grant.assignment) : undefined,
      heldAtLeastMs: ports.assignments.heldAtLeastMs,
      used: uses.get(grant.id),
    }),
  );
};

interface Asked {
  readonly actor: Asker["actor"];
  readonly vaults: ReadonlyMap<string, WatchedVault>;
  /** Those that the grants come from, by id. */
  readonly requests: ReadonlyMap<string, AccessRequestRecord>;
}

/** What the rules say to a revocation by this person: their own rules for it, and whom they ask to decide. */
export const revokingOf = async (
  ports: RevokingPorts,
  actor: Asker["actor"],
  grants: readonly GrantRecord[],
): Promise<ReadonlyMap<string, Allowance>> => {
  const vaults = new Map((await ports.vaults.watched()).map((vault) => [vault.name, vault]));
  const ids = [...new Set(grants.map(({ requestId }) => requestId))];
  const found = ids.length === 0 ? [] : await ports.requests.list({ ids }, ids.length);
  const requests = new Map(found.map((request) => [request.id, request]));
  const asked: Asked = { actor, vaults, requests };
  return new Map(
    await Promise.all(
      grants.map(async (grant) => [grant.id, await askRules(ports, asked, grant)] as const),
    ),
  );
};

const askRules = async (
  { rules }: RevokingPorts,
  { actor, vaults, requests }: Asked,
  { target, secret, requestId, holder }: GrantRecord,
): Promise<Allowance> => {
  const wished = (ref: SecretRef) => wishedSecret(ref, vaults.get(ref.vault));
  const revoking = await rules.mayAct(actor, {
    action: "revoke",
    secret: wished({ ...secret, vault: target.vault }),
  });
  if (revoking.permitted) return yes;
  const refused = no(revoking.refusal.reason);
  const request = requests.get(requestId);
  if (!request || holder.objectId === actor.objectId) return refused;
  const { quorums, named } = request.obligations;
  const deciding = await rules.mayDecide(actor, {
    requester: holder.objectId,
    quorums: [...quorums, ...named],
    approvedBy: [],
    secrets: request.secrets.map(wished),
  });
  return deciding.permitted ? yes : refused;
};
