import type { Followed } from "../ports/outside-rotator.ts";
import type { HeldRotation } from "../ports/rotations.ts";
import { endErrand } from "./end-errand.ts";
import { theService } from "./entries.ts";
import type { Errand } from "./errand-facts.ts";
import { errandWords as words } from "./errand-words.ts";
import { askedToStop, errandOf, notTaken, seen, timeLimitOf } from "./errand.ts";
import { cancelled } from "./outcomes.ts";
import { LATE_WRITE_LIMIT, leaseEnd, pauseOfErrand, STOPS_WITHIN } from "./pauses.ts";
import {
  ageOf,
  type ErrandPorts as Ports,
  fail,
  keep,
  later,
  letGo,
  versionsOf,
  waitForWord,
} from "./settle-errand.ts";
import { verify } from "./verification.ts";
import { verifyRotation } from "./verify-rotation.ts";

/**
 * Brings an errand one move further: begins it, looks how far it is, stops it, or sees what it has left.
 * Any replica goes on where another one stopped; it is sent at most once for each time it was announced.
 */
export const followErrand = async (
  ports: Ports,
  held: HeldRotation,
  rotator: Followed,
  begin: () => Promise<void>,
): Promise<void> => {
  const { rotation } = held;
  const now = ports.clock.now();
  const { writeSentAt, stopAskedAt } = rotation;
  if (rotation.status === "verifying") return verifyAgain(ports, held);
  if (writeSentAt === undefined) {
    if (stopAskedAt) return keep(ports, held, cancelled(rotation, now, theService));
    return begin();
  }
  const errand = errandOf(rotation, writeSentAt);
  const sighting = await rotator.look(errand);
  if (sighting.is === "unknown") return waitForWord(ports, held, errand, sighting.retryAfter);
  if (sighting.is === "nowhere") return missed(ports, held, errand, rotator.repeatable);
  const news = seen(rotation, sighting, now);
  const updated = news ? await ports.rotations.settle(held, news, leaseEnd(now)) : held;
  if (!updated) return letGo(ports, held);
  if (sighting.is === "under-way") return watch(ports, updated, rotator, errand);
  return endErrand(ports, updated, sighting.is);
};

/** Sent, and not to be found: it may appear yet, or its sender has died before. */
const missed = async (
  ports: Ports,
  held: HeldRotation,
  errand: Errand,
  repeatable: boolean,
): Promise<void> => {
  const age = ageOf(errand, ports);
  const { rotation } = held;
  const isLate = age > LATE_WRITE_LIMIT;
  if (repeatable && isLate) return keep(ports, held, notTaken(rotation, words.lost));
  const versions = repeatable ? undefined : await versionsOf(ports, held);
  // One that nobody can find by its name has written all the same.
  if (versions && verify(rotation, versions).outcome !== "not-there") {
    return endErrand(ports, held, "well");
  }
  if (!isLate) return later(ports, held, pauseOfErrand(age));
  return fail(
    ports,
    held,
    rotation.run === undefined ? words.nowhere(rotation) : words.gone(rotation),
  );
};

const watch = async (
  ports: Ports,
  held: HeldRotation,
  rotator: Followed,
  errand: Errand,
): Promise<void> => {
  const { rotation } = held;
  const now = ports.clock.now();
  const age = ageOf(errand, ports);
  const { stopAskedAt } = rotation;
  if (stopAskedAt) {
    if (now.getTime() - stopAskedAt.getTime() > STOPS_WITHIN) {
      return fail(ports, held, words.notStopped(rotation));
    }
    // Whether it does is seen, not believed.
    await rotator.stop(errand);
    return later(ports, held, pauseOfErrand(0));
  }
  if (age > timeLimitOf(rotation)) {
    return keep(ports, held, askedToStop(rotation, now, { trouble: words.tooLong(rotation) }));
  }
  return later(ports, held, pauseOfErrand(age));
};

/** Its process died between the two moves of the verification. */
const verifyAgain = async (ports: Ports, held: HeldRotation): Promise<void> => {
  const outcome = await verifyRotation(ports, held, () => versionsOf(ports, held));
  if (outcome === "again") await later(ports, held, pauseOfErrand(0));
};
