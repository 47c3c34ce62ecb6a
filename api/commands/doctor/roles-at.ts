import * as z from "zod/mini";
import type { Permissions } from "../../src/secrets/may-act.ts";
import type { KnownIdentity } from "./known-identity.ts";
import type { Patient } from "./patient.ts";

/** A role that somebody holds, with what it allows. */
export interface HeldRole {
  readonly name: string;
  readonly id: string;
  readonly scope: string;
  readonly condition: string | undefined;
  readonly control: Permissions;
  readonly data: Permissions;
}

/** Why it is not known which roles somebody holds. */
export type Unknown = "no-identity" | "refused" | "silent" | "missing";

const API_VERSION = "2022-04-01";

const Assignment = z.object({
  properties: z.object({
    roleDefinitionId: z.string(),
    scope: z.string(),
    condition: z.nullish(z.string()),
  }),
});
const Assignments = z.object({ value: z.array(Assignment) });
const actions = z._default(z.array(z.string()), []);
const Definition = z.object({
  properties: z.object({
    roleName: z.string(),
    permissions: z.array(
      z.object({ actions, notActions: actions, dataActions: actions, notDataActions: actions }),
    ),
  }),
});

/**
 * Roles that this identity holds at this place: given here or further up, to itself or by a group. The list
 * of its own permissions would not tell where from, nor under which condition.
 * https://learn.microsoft.com/azure/role-based-access-control/role-assignments-list-rest
 */
export const rolesAt = async (
  { arm }: Patient,
  identity: KnownIdentity,
  resourceId: string,
): Promise<readonly HeldRole[] | Unknown> => {
  const principal = await identity.objectId().catch(() => undefined);
  if (principal === undefined) return "no-identity";
  const filter = encodeURIComponent(`atScope() and assignedTo('${principal}')`);
  const list = `${resourceId}/providers/Microsoft.Authorization/roleAssignments?$filter=${filter}`;
  const answer = await arm.read(list, API_VERSION);
  if (answer.is !== "found") return answer.is === "nobody" ? "no-identity" : answer.is;
  const { value } = Assignments.parse(answer.body);
  const held = await Promise.all(value.map(({ properties }) => describe(arm, properties)));
  const known = held.filter((one) => one !== undefined);
  return known.length === held.length ? known : "refused";
};

const describe = async (
  arm: Patient["arm"],
  { roleDefinitionId, scope, condition }: z.infer<typeof Assignment>["properties"],
): Promise<HeldRole | undefined> => {
  const answer = await arm.read(roleDefinitionId, API_VERSION);
  if (answer.is !== "found") return undefined;
  const { roleName, permissions } = Definition.parse(answer.body).properties;
  return {
    name: roleName,
    id: roleDefinitionId.split("/").at(-1)?.toLowerCase() ?? "",
    scope,
    condition: condition ?? undefined,
    control: {
      actions: permissions.flatMap((one) => one.actions),
      notActions: permissions.flatMap((one) => one.notActions),
    },
    data: {
      actions: permissions.flatMap((one) => one.dataActions),
      notActions: permissions.flatMap((one) => one.notDataActions),
    },
  };
};
