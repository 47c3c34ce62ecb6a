import type { Asker } from "../ports/asker.ts";
import type { HeldRotation } from "../ports/rotations.ts";
import type { IssuedRotator, Order, Replaced, Rotator } from "../ports/rotator.ts";
import { ProblemError } from "../problem-error.ts";
import type { VersionMetadata } from "../secrets/metadata.ts";
import { findByRotator, findRotatable, type Rotatable } from "./find-rotatable.ts";
import { errandWords } from "./errand-words.ts";
import { notTaken, sending } from "./errand.ts";
import { answered, failed, putOff, writing } from "./outcomes.ts";
import { BEGINS_WITHIN, leaseEnd, LOOK_AGAIN_AFTER, pauseBefore, WRITES } from "./pauses.ts";
import type { RunPorts } from "./ports.ts";
import type { RotationTarget } from "./rotation.ts";
import { handOver } from "./start-errand.ts";
import { TAG } from "./verification.ts";
import { verifyRotation } from "./verify-rotation.ts";

/** Looks of the one who wrote, before it is left to the sweep. */
const LOOKS = 5;

/** Each try of the service waits as long as a person's fourth. */
const SERVICE_TRIES = 4;

/**
 * Performs a rotation under the token of who started it. It is announced before it is written, and
 * written at most once for each time it was announced; after that only what the vault shows counts.
 */
export const runRotation = async (
  ports: RunPorts,
  begun: HeldRotation,
  asker: Asker,
): Promise<void> => {
  const rotator = rotatorOf(ports, begun);
  let held: HeldRotation | undefined = begun;
  for (let tries = 1; held && tries <= WRITES; tries += 1) {
    const order = await orderOf(ports, held, asker);
    if (typeof order === "string") return giveUp(ports, held, order);
    const waiting = await writeOnce(ports, held, { rotator, asker, order, tries });
    if (waiting) await ports.pause(waiting.ms);
    held = waiting?.held;
  }
  if (held) await giveUp(ports, held, LIMITED);
};

const LIMITED = "Azure is limiting requests. Nothing was written: start again later.";

/**
 * One try under the rotator's own identity, of what nobody started. Whoever comes by next goes on: so
 * nothing else waits while Azure limits requests.
 */
export const runByItself = async (ports: RunPorts, held: HeldRotation): Promise<void> => {
  const rotator = rotatorOf(ports, held);
  const { createdAt } = held.rotation;
  if (ports.clock.now().getTime() - createdAt.getTime() > BEGINS_WITHIN) {
    return giveUp(ports, held, LIMITED);
  }
  const order = await orderOf(ports, held, undefined);
  if (typeof order === "string") return giveUp(ports, held, order);
  const by = { rotator, asker: undefined, order, tries: SERVICE_TRIES };
  const waiting = await writeOnce(ports, held, by);
  if (!waiting) return;
  await ports.rotations.hold(waiting.held, new Date(ports.clock.now().getTime() + waiting.ms));
};

const rotatorOf = ({ rotators }: RunPorts, { rotation }: HeldRotation): Rotator | IssuedRotator => {
  const name = rotation.settings.rotator;
  const rotator = rotators.get(name);
  if (!rotator || !("replace" in rotator)) throw new RangeError(`There is no rotator ${name}.`);
  return rotator;
};

/** Under the token of who started it, or the rotator's own identity. */
const findNow = (
  ports: RunPorts,
  asker: Asker | undefined,
  target: RotationTarget,
): Promise<Rotatable> =>
  asker ? findRotatable(ports, asker, target) : findByRotator(ports, target);

/** What is written is taken over from the version in use at this moment. */
const orderOf = async (
  ports: RunPorts,
  { rotation }: HeldRotation,
  asker: Asker | undefined,
): Promise<Order | string> => {
  try {
    const { vault, newest } = await findNow(ports, asker, rotation.target);
    const expiresAt = sameLifetime(newest, ports.clock.now());
    return {
      vault,
      settings: rotation.settings,
      newest,
      tags: { ...newest.tags, [TAG]: rotation.id },
      ...(expiresAt && { expiresAt }),
    };
  } catch (cause) {
    if (!(cause instanceof ProblemError)) throw cause;
    return "Azure did not show the secret any more. Nothing was written: start again.";
  }
};

/** One that expires is followed by one that lives as long. */
const sameLifetime = ({ createdAt, expiresAt }: VersionMetadata, now: Date): Date | undefined => {
  const lifetime = expiresAt ? expiresAt.getTime() - createdAt.getTime() : 0;
  return lifetime > 0 ? new Date(now.getTime() + lifetime) : undefined;
};

interface Writing {
  readonly rotator: Rotator | IssuedRotator;
  readonly asker: Asker | undefined;
  readonly order: Order;
  readonly tries: number;
}

interface Waiting {
  readonly held: HeldRotation;
  readonly ms: number;
}

/** @returns what is to be tried again, after the pause that Azure asks for */
const writeOnce = async (
  ports: RunPorts,
  held: HeldRotation,
  { rotator, asker, order, tries }: Writing,
): Promise<Waiting | undefined> => {
  const now = ports.clock.now();
  const isIssued = "look" in rotator;
  const announcement = isIssued ? sending(held.rotation, now) : writing(held.rotation, now);
  const announced = await ports.rotations.settle(held, announcement, leaseEnd(now));
  // Cancelled meanwhile.
  if (!announced) return undefined;
  const outcome = await rotator.replace(asker, order);
  if (outcome.done || outcome.open) {
    if (isIssued) await handOver(ports, announced, outcome);
    else await lookUntilSure(ports, announced, { asker, version: outcome.version });
    return undefined;
  }
  if (outcome.refused !== undefined) {
    await giveUp(ports, announced, refusedFor(outcome.refused));
    return undefined;
  }
  return waitOut(ports, announced, { isIssued, tries, ...outcome });
};

const refusedFor = (code: string): string =>
  code === "occupied"
    ? errandWords.occupied
    : `Azure refuses to take a new version (${code}). The old one is in use.`;

interface Limited {
  readonly isIssued: boolean;
  readonly tries: number;
}

const waitOut = async (
  { rotations, clock }: RunPorts,
  announced: HeldRotation,
  { isIssued, tries, retryAfter }: Extract<Replaced, { done: false }> & Limited,
): Promise<Waiting | undefined> => {
  const ms = pauseBefore(tries, retryAfter);
  const detail = "Azure is limiting requests. It is tried again.";
  const until = leaseEnd(clock.now(), ms);
  const put = isIssued ? notTaken : putOff;
  const waiting = await rotations.settle(announced, put(announced.rotation, detail), until);
  return waiting && { held: waiting, ms };
};

const lookUntilSure = async (
  ports: RunPorts,
  announced: HeldRotation,
  { asker, version }: { readonly asker: Asker | undefined; readonly version: string | undefined },
): Promise<void> => {
  const { rotations, clock, pause } = ports;
  const { rotation } = announced;
  const { target } = rotation;
  const known =
    version === undefined
      ? announced
      : await rotations.settle(announced, answered(rotation, version), leaseEnd(clock.now()));
  if (!known) return;
  for (let looks = 1; looks <= LOOKS; looks += 1) {
    const look = async () => (await findNow(ports, asker, target)).versions;
    if ((await verifyRotation(ports, known, look)) === "over") return;
    if (!(await rotations.hold(known, leaseEnd(clock.now())))) return;
    await pause(LOOK_AGAIN_AFTER / LOOKS);
  }
  await rotations.hold(known, clock.now());
};

const giveUp = async (
  { rotations, clock }: RunPorts,
  held: HeldRotation,
  trouble: string,
): Promise<void> => {
  const now = clock.now();
  await rotations.settle(held, failed(held.rotation, now, trouble), now);
};
