import type { Event } from "@vault-tab/contract";
import type { Rotations } from "../ports/rotations.ts";
import { ProblemError } from "../problem-error.ts";
import type { RotationRecord } from "../rotation/rotation.ts";
import type { Database, Work } from "./database.ts";
import { claimRotation, holdRotation, isHeld } from "./rotation-lease.ts";
import { findRunning, listRotations, listUsedUp } from "./rotation-queries.ts";
import { rotationOf } from "./rotation-record.ts";
import { isTwice } from "./unique-violation.ts";

const rowOf = (rotation: RotationRecord) => ({
  id: rotation.id,
  ...rotation.target,
  status: rotation.status,
  retirement: rotation.retirement?.status ?? null,
  started_by: rotation.startedBy?.objectId ?? null,
  revision: rotation.revision,
  created_at: rotation.createdAt,
  due_at: rotation.dueAt ?? null,
  record: JSON.stringify(rotation),
});

const changedEvent = ({ id, target }: RotationRecord): Event => ({
  type: "rotation-changed",
  data: { rotation: id, ...target },
});

const update = async (work: Work, rotation: RotationRecord): Promise<void> => {
  const { id, ...row } = rowOf(rotation);
  await work.updateTable("rotations").set(row).where("id", "=", id).execute();
};

const locked = async (work: Work, id: string): Promise<RotationRecord | undefined> => {
  const row = await work
    .selectFrom("rotations")
    .select("record")
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
  return row && rotationOf(row.record);
};

/** A person has made it due at another time: what it was put off until holds no longer. */
const putForward = async (
  work: Work,
  { dueAt: before }: RotationRecord,
  { id, dueAt }: RotationRecord,
): Promise<void> => {
  if (!dueAt || dueAt.getTime() === before?.getTime()) return;
  await work
    .updateTable("rotation_leases")
    .set({ leased_until: dueAt })
    .where("rotation", "=", id)
    .execute();
};

export const createRotations = (database: Database, newLease: () => string): Rotations => ({
  add: async ({ rotation, entry }, until) => {
    const lease = newLease();
    try {
      await database.write(async (work) => {
        await work.insertInto("rotations").values(rowOf(rotation)).execute();
        const held = { rotation: rotation.id, lease, leased_until: until };
        await work.insertInto("rotation_leases").values(held).execute();
        return { value: undefined, entries: [entry], events: [changedEvent(rotation)] };
      });
    } catch (cause) {
      if (!isTwice(cause)) throw cause;
      throw new ProblemError("already_rotating", {
        cause,
        detail: "It is being rotated already.",
      });
    }
    return { lease, rotation };
  },

  find: (id) =>
    database.read(async (reading) => {
      const row = await reading
        .selectFrom("rotations")
        .select("record")
        .where("id", "=", id)
        .executeTakeFirst();
      return row && rotationOf(row.record);
    }),

  running: (target) => database.read((reading) => findRunning(reading, target)),

  list: (filter, limit, before) =>
    database.read((reading) => listRotations(reading, filter, limit, before)),

  usedUp: (since) => database.read((reading) => listUsedUp(reading, since)),

  change: (id, move) =>
    database.write(async (work) => {
      const found = await locked(work, id);
      if (!found) throw new ProblemError("not_found");
      const { rotation, entry } = move(found);
      await update(work, rotation);
      await putForward(work, found, rotation);
      return { value: rotation, entries: [entry], events: [changedEvent(rotation)] };
    }),

  claim: (now, until) =>
    database.housekeep((transaction) => claimRotation(transaction, { now, until, newLease })),

  settle: (held, { rotation, entry }, until) =>
    database.write(async (work) => {
      const is = await isHeld(work, held);
      const found = is ? await locked(work, held.rotation.id) : undefined;
      if (found?.revision !== held.rotation.revision) return { unchanged: true, value: undefined };
      await update(work, rotation);
      await holdRotation(work, held, until);
      const value = { lease: held.lease, rotation };
      return { value, entries: [entry], events: [changedEvent(rotation)] };
    }),

  hold: (held, until) =>
    database.housekeep(async (transaction) => {
      if (!(await isHeld(transaction, held))) return false;
      await holdRotation(transaction, held, until);
      return true;
    }),
});
