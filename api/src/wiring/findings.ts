import { AuditCheckpoint } from "@vault-tab/contract";
import * as z from "zod/mini";
import type { Clock } from "../clock.ts";
import type { Config } from "../config.ts";
import type { CheckpointStore } from "../ports/checkpoints.ts";
import type { Findings } from "../ports/findings.ts";
import type { GrantingRights } from "../ports/granting-rights.ts";
import type { AssignmentQuota } from "../ports/overview.ts";
import { ProblemError } from "../problem-error.ts";
import type { OpenDatabase } from "../storage/open-database.ts";
import { createFindings } from "../storage/findings.ts";
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
const tellFindings = (
  { vaults }: Config,
  { granting, quota, checkpoints }: Seen,
  findings: Findings,
  failed: Work["failed"],
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
const heardFindings = (findings: Findings, needs: GrantingRights["needs"]): Seen => {
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

export interface FindingsParts {
  readonly database: OpenDatabase;
  readonly clock: Clock;
  readonly failed: Work["failed"];
}

/** What can be seen in Azure by this role: by looking, or by what the worker has told of it. */
export const wireFindings = (
  config: Config,
  { database, clock, failed }: FindingsParts,
  looking: Seen,
): { readonly seen: Seen; readonly works: readonly Work[] } => {
  const findings = createFindings(database, clock);
  if (config.role === "web") {
    return { seen: heardFindings(findings, looking.granting.needs), works: [] };
  }
  const isAlone = "folder" in config.database;
  return { seen: looking, works: isAlone ? [] : [tellFindings(config, looking, findings, failed)] };
};
