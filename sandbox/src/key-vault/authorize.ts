import { principalsOf, rolesAllowing } from "../authorization/permissions.ts";
import type { Caller, World } from "../world.ts";
import type { Operation } from "./operations.ts";
import { deniedByConnection, deniedByPolicy, deniedByRbac, objectResource } from "./refusal.ts";
import type { Vault } from "./vault.ts";

/** Returns the id of the assignment that allowed it, or undefined under access policies; throws the refusal. */
export function authorize(
  world: World,
  vault: Vault,
  caller: Caller,
  operation: Operation,
  name: string,
): string | undefined {
  if (vault.publicNetworkAccess === "Disabled") throw deniedByConnection(vault, caller);
  return vault.enableRbacAuthorization
    ? byRole(world, vault, caller, operation, name)
    : byPolicy(world, vault, caller, operation);
}

function byRole(
  world: World,
  vault: Vault,
  caller: Caller,
  operation: Operation,
  name: string,
): string {
  const resource = objectResource(vault, operation.kind, name === "" ? undefined : name);
  const attributes = {
    "resource[microsoft.keyvault/vaults:name]": vault.name,
    ...(name === ""
      ? {}
      : { [`resource[microsoft.keyvault/vaults/${operation.kind}:name]`]: name }),
  };
  const [held] = rolesAllowing(world, caller, "data", operation.dataAction, resource, attributes);
  if (!held) throw deniedByRbac(vault, caller, operation.dataAction, resource);
  return held.assignment.name;
}

/** Policies know no object, only kinds; a group's policy counts for its members. */
function byPolicy(world: World, vault: Vault, caller: Caller, operation: Operation): undefined {
  const principals = principalsOf(world, caller.objectId);
  const allowed = vault.accessPolicies.some(
    (policy) =>
      principals.has(policy.objectId.toLowerCase()) &&
      policy.permissions[operation.kind].includes(operation.permission),
  );
  if (!allowed) throw deniedByPolicy(vault, caller, operation.kind, operation.permission);
}
