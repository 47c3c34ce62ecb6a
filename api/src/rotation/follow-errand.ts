import type { OutsideRotator, Sighting, Started } from "../ports/outside-rotator.ts";
import type { HeldRotation, RotationChange } from "../ports/rotations.ts";
import { ProblemError } from "../problem-error.ts";
import type { VersionMetadata } from "../secrets/metadata.ts";
import { theService } from "./entries.ts";
import { askedToStop, errandOf, notTaken, ran, seen, sending, timeLimitOf } from "./errand.ts";
import type { Errand } from "./errand-facts.ts";
import { errandWords as words } from "./errand-words.ts";
import { findVault } from "./find-rotatable.ts";
import { cancelled, failed } from "./outcomes.ts";
import {
  BEGINS_WITHIN,
  LATE_WRITE_LIMIT,
  leaseEnd,
  pauseOfErrand,
  STOPS_WITHIN,
} from "./pauses.ts";
import type { SweepPorts } from "./ports.ts";
import { verify } from "./verification.ts";
import { verifyRotation } from "./verify-rotation.ts";

type Ports = Pick<SweepPorts, "rotations" | "plans" | "vaults" | "clock" | "rotatorVault">;

/**
 * Brings an errand one move further: sends it, looks how far it is, stops it, or sees what it has left.
 * Any replica goes on where another one stopped; it is sent at most once for each time it was announced.
 */
export const followErrand = async (
  ports: Ports,
  held: HeldRotation,
  rotator: OutsideRotator,
): Promise<void> => {
  const { rotation } = held;
  const now = ports.clock.now();
  const { writeSentAt, stopAskedAt } = rotation;
  if (rotation.status === "verifying") return verifyAgain(ports, held);
  if (writeSentAt === undefined) {
    if (stopAskedAt) return keep(ports, held, cancelled(rotation, now, theService));
    return send(ports, held, rotator);
  }
  const errand = errandOf(rotation, writeSentAt);
  const sighting = await rotator.look(errand);
  if (sighting.is === "unknown") return waitForWord(ports, held, errand, sighting.retryAfter);
  if (sighting.is === "nowhere") return missed(ports, held, errand, rotator.repeatable);
  const news = seen(rotation, sighting, now);
  const updated = news ? await ports.rotations.settle(held, news, leaseEnd(now)) : held;
  if (!updated) return letGo(ports, held);
  if (sighting.is === "under-way") return watch(ports, updated, rotator, errand);
  return conclude(ports, updated, sighting.is);
};

/** @returns once it is written, or a person came between: then it is looked at anew */
const keep = async (
  { rotations, clock }: Ports,
  held: HeldRotation,
  change: RotationChange,
  pauseMs = 0,
): Promise<void> => {
  const until = new Date(clock.now().getTime() + pauseMs);
  if (!(await rotations.settle(held, change, until))) await letGo({ rotations, clock }, held);
};

const letGo = async (
  { rotations, clock }: Pick<Ports, "rotations" | "clock">,
  held: HeldRotation,
): Promise<void> => {
  await rotations.hold(held, clock.now());
};

const later = async (
  { rotations, clock }: Ports,
  held: HeldRotation,
  pauseMs: number,
): Promise<void> => {
  await rotations.hold(held, new Date(clock.now().getTime() + pauseMs));
};

const fail = (ports: Ports, held: HeldRotation, trouble: string): Promise<void> =>
  keep(ports, held, failed(held.rotation, ports.clock.now(), trouble));

const send = async (ports: Ports, held: HeldRotation, rotator: OutsideRotator): Promise<void> => {
  const now = ports.clock.now();
  if (now.getTime() - held.rotation.createdAt.getTime() > BEGINS_WITHIN) {
    return fail(ports, held, words.notBegun);
  }
  const announced = await ports.rotations.settle(held, sending(held.rotation, now), leaseEnd(now));
  // Cancelled meanwhile.
  if (!announced) return letGo(ports, held);
  return sent(ports, announced, await rotator.start(errandOf(announced.rotation, now)));
};

const sent = (ports: Ports, held: HeldRotation, outcome: Started): Promise<void> => {
  const { rotation } = held;
  const pause = pauseOfErrand(0);
  if (outcome.done) {
    const started = seen(rotation, { run: outcome.run, steps: [] }, ports.clock.now());
    return started ? keep(ports, held, started, pause) : later(ports, held, pause);
  }
  if (outcome.open) return later(ports, held, pause);
  if (outcome.refused !== undefined) {
    return fail(ports, held, words.refused(rotation, outcome.refused));
  }
  return outcome.retryAfter === undefined
    ? keep(ports, held, notTaken(rotation, words.unsent), pause)
    : keep(ports, held, notTaken(rotation, words.crowded), outcome.retryAfter * 1000);
};

const ageOf = ({ sentAt }: Errand, { clock }: Ports): number =>
  clock.now().getTime() - sentAt.getTime();

const waitForWord = (
  ports: Ports,
  held: HeldRotation,
  errand: Errand,
  retryAfter: number | undefined,
): Promise<void> => {
  const age = ageOf(errand, ports);
  if (age > timeLimitOf(held.rotation) + STOPS_WITHIN) {
    return fail(ports, held, words.notKnown(held.rotation));
  }
  return later(ports, held, retryAfter === undefined ? pauseOfErrand(age) : retryAfter * 1000);
};

/** Sent, and not to be found: it may appear yet, or its sender has died before. */
const missed = async (
  ports: Ports,
  held: HeldRotation,
  errand: Errand,
  repeatable: boolean,
): Promise<void> => {
  const age = ageOf(errand, ports);
  if (age <= LATE_WRITE_LIMIT) return later(ports, held, pauseOfErrand(age));
  const { rotation } = held;
  if (repeatable) return keep(ports, held, notTaken(rotation, words.lost));
  const versions = await versionsOf(ports, held);
  // One that nobody can find by its name has written all the same.
  if (versions && verify(rotation, versions).outcome !== "not-there") {
    return conclude(ports, held, "well");
  }
  return fail(ports, held, words.nowhere(rotation));
};

const watch = async (
  ports: Ports,
  held: HeldRotation,
  rotator: OutsideRotator,
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

/** It is over there: what it has left in the vault counts. */
const conclude = async (
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

/** Its process died between the two moves of the verification. */
const verifyAgain = async (ports: Ports, held: HeldRotation): Promise<void> => {
  const outcome = await verifyRotation(ports, held, () => versionsOf(ports, held));
  if (outcome === "again") await later(ports, held, pauseOfErrand(0));
};

const versionsOf = async (
  ports: Ports,
  { rotation: { target } }: HeldRotation,
): Promise<readonly VersionMetadata[] | undefined> => {
  const vault = await findVault(ports, target.vault);
  try {
    return vault && (await ports.rotatorVault.versions(vault, target.name));
  } catch (cause) {
    if (!(cause instanceof ProblemError)) throw cause;
    return undefined;
  }
};
