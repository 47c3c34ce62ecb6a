import type { OutsideRotator, Started } from "../ports/outside-rotator.ts";
import type { HeldRotation } from "../ports/rotations.ts";
import { errandWords as words } from "./errand-words.ts";
import { errandOf, notTaken, seen, sending } from "./errand.ts";
import { BEGINS_WITHIN, leaseEnd, pauseOfErrand } from "./pauses.ts";
import { type ErrandPorts as Ports, fail, keep, later, letGo } from "./settle-errand.ts";

/** Announces it, and sends it once. */
export const startErrand = async (
  ports: Ports,
  held: HeldRotation,
  rotator: OutsideRotator,
): Promise<void> => {
  const now = ports.clock.now();
  if (now.getTime() - held.rotation.createdAt.getTime() > BEGINS_WITHIN) {
    return fail(ports, held, words.notBegun);
  }
  const announced = await ports.rotations.settle(held, sending(held.rotation, now), leaseEnd(now));
  // Cancelled meanwhile.
  if (!announced) return letGo(ports, held);
  return sent(ports, announced, await rotator.start(errandOf(announced.rotation, now)));
};

/** It has begun, or may have: whoever comes by next looks how far it is. */
export const handOver = (ports: Ports, held: HeldRotation, outcome: Started): Promise<void> => {
  const { run } = outcome;
  const pause = pauseOfErrand(0);
  const started = outcome.done
    ? seen(held.rotation, { run, steps: [] }, ports.clock.now())
    : undefined;
  return started ? keep(ports, held, started, pause) : later(ports, held, pause);
};

const sent = (ports: Ports, held: HeldRotation, outcome: Started): Promise<void> => {
  if (outcome.done || outcome.open) return handOver(ports, held, outcome);
  const { rotation } = held;
  const pause = pauseOfErrand(0);
  if (outcome.refused !== undefined) {
    return fail(ports, held, words.refused(rotation, outcome.refused));
  }
  return outcome.retryAfter === undefined
    ? keep(ports, held, notTaken(rotation, words.unsent), pause)
    : keep(ports, held, notTaken(rotation, words.crowded), outcome.retryAfter * 1000);
};
