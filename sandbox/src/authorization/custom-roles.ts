import { resourceGroup, subscriptionId } from "../tenant.ts";
import type { RoleDefinition } from "./role-definition.ts";

/** What somebody of this tenant defined: may see role assignments and end them, and never make one. */
export const assignmentRemover: RoleDefinition = {
  id: "7d3b8c1e-5a42-4f6d-9b0e-2c1f8a6d4e57",
  name: "Role Assignment Remover",
  description: "Reads and deletes role assignments.",
  actions: [
    "Microsoft.Authorization/roleAssignments/read",
    "Microsoft.Authorization/roleAssignments/delete",
  ],
  notActions: [],
  dataActions: [],
  assignableScopes: [`/subscriptions/${subscriptionId}/resourceGroups/${resourceGroup}`],
};
