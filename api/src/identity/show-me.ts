import type { Me } from "@vault-tab/contract";
import type { Actor } from "./actor.ts";

export const showMe = ({ tenantId, objectId, name, userPrincipalName, roles }: Actor): Me => ({
  person: { tenantId, objectId, name, userPrincipalName },
  roles: [...roles],
});
