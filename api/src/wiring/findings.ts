import { AuditCheckpoint } from "@vault-tab/contract";
import * as z from "zod/mini";
import type { Config } from "../config.ts";
import type { CheckpointStore } from "../ports/checkpoints.ts";
import type { Findings } from "../ports/findings.ts";
import type { GrantingRights } from "../ports/granting-rights.ts";
import type { AssignmentQuota } from "../ports/overview.ts";
import { ProblemError } from "../problem-error.ts";
import type { Work } from "./background.ts";

const EVERY = 30_000;

const Quota = z.object({ used: z.int(), limit: z.int() });
const Permissions = z.array(
  z.object({ actions: z.array(z.string()), notActions: z.array(z.string()) }),
);

const names = {
  identity: "granting identity",
  permissionsAt: (resourceId: string) => `granting at ${resourceId.toLowerCase()}`,
  quota: "role assignments",
  checkpoint: "newest checkpoint",
};

export interface Seen {
  readonly granting: GrantingRights;
  readonly quota: AssignmentQuota;
  readonly checkpoints: Pick<CheckpointStore, "newest">;
}

/** The worker tells what it sees to those who answer people: they hold no identity to look by. */
export const tellFindings = (
  { vaults }: Config,
  { granting, quota, checkpoints }: Seen,
  { findings, failed }: { readonly findings: Findings; readonly failed: Work["failed"] },
): Work => {
  const tell = async (name: string, seen: Promise<unknown>): Promise<void> => {
    const found = await seen;
    if (found !== undefined) await findings.keep(name, found);
  };
  const work = async (): Promise<void> => {
    await tell(names.identity, granting.identityObjectId());
    await tell(names.quota, quota.read());
    await tell(names.checkpoint, checkpoints.newest());
    for (const { resourceId } of vaults) {
      await tell(names.permissionsAt(resourceId), granting.at(resourceId));
    }
  };
  return { work, pause: EVERY, failed };
};

/** The same as the worker has told it. */
export const heardFindings = (findings: Findings, needs: GrantingRights["needs"]): Seen => {
  const find = async <Schema extends z.ZodMiniType>(
    name: string,
    schema: Schema,
  ): Promise<z.output<Schema> | undefined> => {
    const found = await findings.find(name);
    return found === undefined ? undefined : z.parse(schema, found);
  };
  return {
    granting: {
      needs,
      identityObjectId: async () => {
        const found = await find(names.identity, z.string());
        if (found === undefined) throw new ProblemError("upstream_unavailable");
        return found;
      },
      at: (resourceId) => find(names.permissionsAt(resourceId), Permissions),
    },
    quota: { read: () => find(names.quota, Quota) },
    checkpoints: { newest: () => find(names.checkpoint, AuditCheckpoint) },
  };
};
