import type { Grant } from "@vault-tab/contract";
import type { Asker } from "../ports/asker.ts";
import { wishedSecret } from "../rules/wished-secret.ts";
import type { GrantRecord } from "./grant.ts";
import type { GrantPorts } from "./ports.ts";
import { presentGrant } from "./present.ts";
import type { Allowance } from "../identity/allowance.ts";

type Ports = Pick<GrantPorts, "grants" | "rules" | "vaults" | "assignments" | "clock">;

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
  return Promise.all(
    grants.map(async (grant) =>
      presentGrant(grant, {
        viewer: actor,
        revoking: await revokingOf(ports, actor, grant),
        scope: ports.assignments.scopeOf(grant.target),
        vaultUri: vaults.get(grant.target.vault)?.uri ?? "",
        now,
        trouble: unsettled.includes(grant) ? troubles.get(grant.assignment) : undefined,
        heldAtLeastMs: ports.assignments.heldAtLeastMs,
      }),
    ),
  );
};

/** What the rules say to a revocation by this person. */
export const revokingOf = async (
  { rules, vaults }: Pick<Ports, "rules" | "vaults">,
  actor: Asker["actor"],
  { target, secret }: GrantRecord,
): Promise<Allowance> => {
  const vault = (await vaults.watched()).find(({ name }) => name === target.vault);
  const permission = await rules.mayAct(actor, {
    action: "revoke",
    secret: wishedSecret({ ...secret, vault: target.vault }, vault),
  });
  return permission.permitted
    ? { allowed: true }
    : { allowed: false, reason: permission.refusal.reason };
};
