import { createHash } from "node:crypto";
import { automationAccount } from "../automation/account.ts";
import { addRoleAssignment, findRoleAssignment } from "../authorization/role-assignments.ts";
import { managedIdentities } from "../directory/managed-identities.ts";
import { workloadIdentities } from "../directory/workload-identities.ts";
import { githubApp } from "../github/github-app.ts";
import { seedDiagnostics } from "../log-analytics/seed-diagnostics.ts";
import {
  vaultResourceId,
  type AccessPolicy,
  type Vault,
  type VaultObject,
} from "../key-vault/vault.ts";
import { findVault, layObjects, listVaults, putVault } from "../key-vault/vault-store.ts";
import {
  checkpointContainer,
  location,
  logWorkspace,
  resourceGroup,
  subscriptionId,
} from "../tenant.ts";
import type { World } from "../world.ts";
import { fleet } from "./fleet.ts";
import { seedSigningKey } from "./signing-key.ts";
import { contents } from "./vault-contents.ts";
import { objectsOf, type Ground } from "./vault-objects.ts";
import { policyHolders, policyVaults, rights, type Right } from "./vault-rights.ts";

/** Vault names with what they are for; all but the fleet have their contents in a table. */
const environments: Readonly<Record<string, string>> = {
  "kv-payments-dev": "dev",
  "kv-payments-prod": "prod",
  "kv-platform": "shared",
  "kv-legacy": "prod",
  "kv-fleet": "prod",
};
const fleetVault = "kv-fleet";
const fleetSizes = { full: 10_000, small: 120 } as const;

/** Lays vaults, their contents and the rights in them, once. */
export function seedVaults(world: World, size: keyof typeof fleetSizes = "full"): void {
  if (listVaults(world).length > 0) return;
  world.state.batch(() => {
    for (const [name, environment] of Object.entries(environments))
      putVault(world, newVault(world, name, environment));
    layObjects(world, everyObject(world, fleetSizes[size]));
    seedAutomationVault(world);
    seedRights(world);
    seedDiagnostics(world);
  });
}

/** Not for people: the keys of programs that rotate. */
export function seedAutomationVault(world: World): void {
  const { vault } = githubApp.key;
  if (!findVault(world, vault)) putVault(world, newVault(world, vault, "shared"));
  seedSigningKey(world);
}

/** Gives what nobody holds yet, at places that are there. */
export function seedRights(world: World): void {
  const vaults = new Set(listVaults(world).map(({ name }) => name));
  for (const right of rights) {
    const [place = ""] = right.where.split("/");
    const isThere = right.where in fixedScopes || vaults.has(place);
    if (isThere && !findRoleAssignment(world, assignmentName(right))) give(world, right);
  }
}

function* everyObject(world: World, fleetSize: number): Iterable<VaultObject> {
  const now = Math.floor(world.clock.now().getTime() / 1000);
  for (const [vault, environment] of Object.entries(environments)) {
    const ground: Ground = { vault, environment, now };
    const table = contents[vault];
    if (table) yield* objectsOf(ground, table);
    else if (vault === fleetVault) yield* fleet(ground, fleetSize);
  }
}

function newVault(world: World, name: string, environment: string): Vault {
  const byPolicy = policyVaults.includes(name);
  return {
    name,
    subscriptionId,
    resourceGroup,
    location,
    tenantId: world.directory.tenantId,
    enableRbacAuthorization: !byPolicy,
    accessPolicies: byPolicy ? policyHolders.map((key) => policy(world, key)) : [],
    softDeleteRetentionInDays: 90,
    tags: { environment },
    createdAt: world.clock.now().toISOString(),
  };
}

function policy(world: World, key: string): AccessPolicy {
  const looking = ["get", "list"] as const;
  return {
    tenantId: world.directory.tenantId,
    objectId: principal(world, key).id,
    permissions: { secrets: looking, certificates: looking, keys: looking },
  };
}

function principal(world: World, who: string): { id: string; type: "User" | "ServicePrincipal" } {
  const person = world.directory.person(who);
  if (person) return { id: person.objectId, type: "User" };
  const services = [...managedIdentities, ...Object.values(workloadIdentities)];
  const identity = services.find((one) => one.name === who);
  if (!identity) throw new Error(`The seed gives rights to ${who}, whom the tenant does not know`);
  return { id: identity.objectId, type: "ServicePrincipal" };
}

/** A name that follows from the right, so that a fresh sandbox has the same assignments. */
function assignmentName({ who, role, where }: Right): string {
  const hex = createHash("sha256").update(`${who} ${role} ${where}`).digest("hex");
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `5${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join("-");
}

/** Places that are always there. */
const fixedScopes: Readonly<Record<string, string>> = {
  "/": `/subscriptions/${subscriptionId}`,
  [resourceGroup]: `/subscriptions/${subscriptionId}/resourceGroups/${resourceGroup}`,
  [logWorkspace.name]: logWorkspace.resourceId,
  [automationAccount.name]: automationAccount.resourceId,
  [checkpointContainer.container]: checkpointContainer.resourceId,
};

function scopeOf(world: World, where: string): string {
  const fixed = fixedScopes[where];
  if (fixed !== undefined) return fixed;
  const [vaultName = "", ...below] = where.split("/");
  const vault = findVault(world, vaultName);
  if (!vault) throw new Error(`The seed gives rights in ${vaultName}, which it does not lay`);
  return [vaultResourceId(vault), ...below].join("/");
}

function give(world: World, right: Right): void {
  const { id, type } = principal(world, right.who);
  const now = world.clock.now().toISOString();
  addRoleAssignment(
    world,
    {
      name: assignmentName(right),
      scope: scopeOf(world, right.where),
      roleId: right.role,
      principalId: id,
      principalType: type,
      ...(right.condition === undefined
        ? {}
        : { condition: right.condition, conditionVersion: "2.0" }),
      createdOn: now,
      updatedOn: now,
      createdBy: "",
      updatedBy: "",
    },
    0,
  );
}
