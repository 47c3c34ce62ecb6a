import type { Sighting } from "../ports/outside-rotator.ts";
import type { HeldRotation } from "../ports/rotations.ts";
import { theService } from "./entries.ts";
import { errandWords as words } from "./errand-words.ts";
import { errandOf, ran } from "./errand.ts";
import { cancelled, failed } from "./outcomes.ts";
import { leaseEnd } from "./pauses.ts";
import {
  type ErrandPorts as Ports,
  fail,
  keep,
  letGo,
  versionsOf,
  waitForWord,
} from "./settle-errand.ts";
import { verify } from "./verification.ts";
import { verifyRotation } from "./verify-rotation.ts";

/** It is over there: what it has left in the vault counts. */
export const endErrand = async (
  ports: Ports,
  held: HeldRotation,
  went: Exclude<Sighting["is"], "nowhere" | "unknown" | "under-way">,
): Promise<void> => {
  const { rotation } = held;
  const now = ports.clock.now();
  const versions = await versionsOf(ports, held);
  if (!versions) {
    return waitForWord(ports, held, errandOf(rotation, rotation.writeSentAt ?? now), undefined);
  }
  const found = verify(rotation, versions);
  if (went === "well") {
    if (found.outcome === "not-there") return fail(ports, held, words.noVersion(rotation));
    const over = await ports.rotations.settle(held, ran(rotation, now), leaseEnd(now));
    if (!over) return letGo(ports, held);
    await verifyRotation(ports, over, () => Promise.resolve(versions));
    return;
  }
  if (found.outcome !== "not-there") {
    const half = { ...rotation, newVersion: found.version };
    return keep(ports, held, failed(half, now, words.wroteAndFailed(rotation)));
  }
  if (rotation.stopAskedAt && rotation.trouble === undefined) {
    return keep(ports, held, cancelled(rotation, now, theService));
  }
  if (rotation.trouble !== undefined) return fail(ports, held, words.stopped(rotation.trouble));
  const reason = went === "stopped" ? words.stoppedThere(rotation) : words.wentWrong(rotation);
  return fail(ports, held, reason);
};
