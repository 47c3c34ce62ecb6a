import {
  addRoleAssignment,
  allRoleAssignments,
  removeRoleAssignment,
  type RoleAssignment,
} from "../authorization/role-assignments.ts";
import { reaches, scopeSegments } from "../authorization/scope.ts";
import { vaultResourceId, type Vault } from "../key-vault/vault.ts";
import { dropVault, objectsIn, putObject, putVault } from "../key-vault/vault-store.ts";
import { diagnosticSettingOf, setDiagnosticSetting } from "../log-analytics/diagnostic-settings.ts";
import type { World } from "../world.ts";

function rightsIn(world: World, vault: Vault): readonly RoleAssignment[] {
  const scope = scopeSegments(vaultResourceId(vault));
  return [...allRoleAssignments(world)].filter((one) => reaches(scope, scopeSegments(one.scope)));
}

/** Another vault with the same contents and the same people: one whose name asks for a fault, for example. */
export function copyVault(world: World, from: Vault, name: string): void {
  const to: Vault = { ...from, name, createdAt: world.clock.now().toISOString() };
  world.state.batch(() => {
    putVault(world, to);
    setDiagnosticSetting(world, name, diagnosticSettingOf(world, from.name)?.table);
    for (const object of objectsIn(world, from)) putObject(world, { ...object, vault: name });
    for (const right of rightsIn(world, from)) {
      const below = right.scope.slice(vaultResourceId(from).length);
      const scope = vaultResourceId(to) + below;
      addRoleAssignment(world, { ...right, name: world.newId(), scope }, 0);
    }
  });
}

/** As in Azure, its role assignments end with it (soft-delete-overview.md). */
export function removeVault(world: World, vault: Vault): void {
  world.state.batch(() => {
    for (const right of rightsIn(world, vault)) removeRoleAssignment(world, right);
    setDiagnosticSetting(world, vault.name, undefined);
    dropVault(world, vault);
  });
}
