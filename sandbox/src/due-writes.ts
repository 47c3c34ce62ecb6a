import type { WorkloadIdentity } from "./directory/workload-identities.ts";
import { writeAs, type SecretWrite, type Written } from "./key-vault/write-as.ts";
import type { Caller, World } from "./world.ts";

/** A program that runs elsewhere writes a new version then: a step of a workflow, a line of a runbook. */
export interface DueWrite extends SecretWrite {
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly identity: WorkloadIdentity;
}

const due = ({ state }: World) => state.collection<DueWrite>("due-writes");
const done = ({ state }: World) => state.collection<Written>("done-writes");

export function planWrite(world: World, id: string, write: DueWrite): void {
  due(world).set(id, write);
}

/** What is done stays done. */
export function cancelWrite(world: World, id: string): void {
  due(world).delete(id);
}

/** What became of it, once its time has come. */
export function writtenBy(world: World, id: string): Written | undefined {
  settleWrites(world);
  return done(world).get(id);
}

export function settleWrites(world: World): void {
  const now = world.clock.now().getTime();
  const ready = [...due(world).entries()].filter(([, write]) => write.at <= now);
  for (const [id, write] of ready.sort(([, one], [, other]) => one.at - other.at)) {
    due(world).delete(id);
    done(world).set(id, writeAs(world, callerOf(world, write.identity), write));
  }
}

function callerOf({ directory }: World, { objectId, clientId }: WorkloadIdentity): Caller {
  const { tenantId } = directory;
  return { objectId, appId: clientId, tenantId, kind: "app", groups: [], scopes: [] };
}
