import { randomUUID } from "node:crypto";
import { createAssignmentQuota } from "../azure/assignment-quota.ts";
import { createGrantingRights } from "../azure/granting-rights.ts";
import { heldIdentity } from "../azure/credentials/managed-identity.ts";
import { createPimAssignments } from "../azure/pim-assignments.ts";
import { createRoleAssignments } from "../azure/role-assignments.ts";
import { createSecretIdentities } from "../azure/secret-identities.ts";
import type { Clock } from "../clock.ts";
import type { Config } from "../config.ts";
import { readNote, writeNote } from "../grants/assignment-note.ts";
import type { UpstreamLog } from "../ports/upstream-log.ts";

/** What the identity for grants does, composed. */
export const wireGranting = (config: Config, clock: Clock, log: UpstreamLog) => {
  const { by, identityClientId } = config.granting;
  const { credential, objectId: identityObjectId } = heldIdentity(identityClientId);
  const vaultResourceIds = config.vaults.map(({ resourceId }) => resourceId);
  return {
    assignments: (by === "pim" ? createPimAssignments : createRoleAssignments)({
      credential,
      identityObjectId,
      vaultResourceIds,
      readNote,
      writeNote,
    }),
    secretIdentities: createSecretIdentities({
      credential,
      apiVersion: config.keyVaultApiVersion,
      newRequestId: randomUUID,
    }),
    granting: createGrantingRights({ credential, identityObjectId, by, clock, log }),
    quota: createAssignmentQuota({ credential, vaultResourceIds, clock }),
  };
};
