import type { HeldRotation, Rotations } from "../ports/rotations.ts";
import type { RotationRecord } from "./rotation.ts";

const unused = () => Promise.reject(new Error("not called here"));

/** Each process has its own way to the database: it may die on it. */
export type Call = <Value>(work: () => Value) => Promise<Value>;

/** A database that holds one rotation, and lives on where a process dies. */
export const keepOneRotation = (begun: RotationRecord, heldUntil: Date) => {
  let row = begun;
  let lease = "first";
  let leasedUntil = heldUntil.getTime();
  const isHeld = (held: HeldRotation) => held.lease === lease;
  const reachedBy = (call: Call): Rotations => ({
    ...{ add: unused, find: unused, running: unused, list: unused, usedUp: unused },
    change: (_id, move) =>
      call(() => {
        row = move(row).rotation;
        return row;
      }),
    claim: (at, until) =>
      call(() => {
        if (!row.dueAt || row.dueAt > at || leasedUntil > at.getTime()) return undefined;
        lease = `claimed at ${at.getTime()}`;
        leasedUntil = until.getTime();
        return { lease, rotation: row };
      }),
    settle: (held, { rotation }, until) =>
      call(() => {
        if (!isHeld(held) || held.rotation.revision !== row.revision) return undefined;
        row = rotation;
        leasedUntil = until.getTime();
        return { lease: held.lease, rotation };
      }),
    hold: (held, until) =>
      call(() => {
        if (!isHeld(held)) return false;
        leasedUntil = until.getTime();
        return true;
      }),
  });
  return { reachedBy, first: { lease, rotation: row }, row: () => row };
};
