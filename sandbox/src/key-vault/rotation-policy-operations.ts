import { nowSeconds, ok, type Call, type Reply } from "./call.ts";
import { requireVersion } from "./find.ts";
import { badParameter } from "./refusal.ts";
import { policyBody } from "./rotation-policy.ts";
import { vaultUri, type VaultObject } from "./vault.ts";
import { putObject } from "./vault-store.ts";

/** Recorded: Key Vault adds its own notice to whatever is said. */
const notice = {
  trigger: { timeBeforeExpiry: "P30D" },
  action: { type: "Notify" },
} as const;

function view({ vault }: Call, { name, rotationPolicy }: VaultObject): unknown {
  const { lifetimeActions = [], attributes = {}, created, updated } = rotationPolicy ?? {};
  const notifies = lifetimeActions.some(({ action: { type } }) => type === "Notify");
  return {
    id: `${vaultUri(vault)}keys/${name}/rotationpolicy`,
    lifetimeActions: notifies ? lifetimeActions : [...lifetimeActions, notice],
    attributes: { ...attributes, created, updated },
  };
}

export function getRotationPolicy(call: Call): Reply {
  return ok(view(call, requireVersion(call, "keys").object));
}

export function setRotationPolicy(call: Call): Reply {
  const given = policyBody.safeParse(call.body ?? {});
  if (!given.success) throw badParameter("Property keyRotationPolicy has invalid value.");
  const { object } = requireVersion(call, "keys");
  const updated = nowSeconds(call.world);
  const created = object.rotationPolicy?.created ?? updated;
  const changed: VaultObject = { ...object, rotationPolicy: { ...given.data, created, updated } };
  putObject(call.world, changed);
  return ok(view(call, changed));
}
