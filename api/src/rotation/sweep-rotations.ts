import type { HeldRotation } from "../ports/rotations.ts";
import { findVault } from "./find-rotatable.ts";
import { followErrand } from "./follow-errand.ts";
import { followUnnamed } from "./follow-unnamed.ts";
import { failed } from "./outcomes.ts";
import { leaseEnd, LOOK_AGAIN_AFTER } from "./pauses.ts";
import type { SweepPorts } from "./ports.ts";
import { retireVersion } from "./retire-version.ts";
import { rotatorFacts } from "./rotators.ts";
import { runByItself } from "./run-rotation.ts";
import { startErrand } from "./start-errand.ts";
import { turnOf } from "./turns.ts";
import { verifyRotation } from "./verify-rotation.ts";

/** A run by hand has its token in the memory of one process only: nobody else can write for it. */
const START_AGAIN =
  "Vault Tab was stopped before it wrote anything. The old version is in use: start again.";

/**
 * Goes on with what a process has left, and disables what is out of use. Any number of replicas
 * share the work.
 * @returns how many were looked at
 */
export const sweepRotations = async (ports: SweepPorts): Promise<number> => {
  for (let looked = 0; ; looked += 1) {
    const now = ports.clock.now();
    const held = await ports.rotations.claim(now, leaseEnd(now));
    if (!held) return looked;
    try {
      await goOn(ports, held);
    } catch (cause) {
      ports.failed(cause);
    }
  }
};

const goOn = async (ports: SweepPorts, held: HeldRotation): Promise<void> => {
  const { rotations, clock, rotatorVault } = ports;
  const { status, target, settings, trigger, writeSentAt, newVersion } = held.rotation;
  if (status === "succeeded") return retireVersion(ports, held);
  const rotator = ports.rotators.get(settings.rotator);
  const now = clock.now();
  const begin = async (): Promise<void> => {
    const isOutside = rotator !== undefined && "start" in rotator;
    if (isOutside || trigger !== "person") {
      const wait = await ports.pace.take(turnOf(held.rotation), now);
      if (wait > 0) return void (await rotations.hold(held, new Date(now.getTime() + wait)));
    }
    if (isOutside) return startErrand(ports, held, rotator);
    if (trigger !== "person") return runByItself(ports, held);
    await rotations.settle(held, failed(held.rotation, now, START_AGAIN), now);
  };
  if (rotator && "look" in rotator) return followErrand(ports, held, rotator, begin);
  if (writeSentAt === undefined) return begin();
  if (!rotatorFacts[settings.rotator].tagged && newVersion === undefined) {
    return followUnnamed(ports, held);
  }
  const vault = await findVault(ports, target.vault);
  const look = async () => vault && rotatorVault.versions(vault, target);
  if ((await verifyRotation(ports, held, look)) === "over") return;
  await rotations.hold(held, new Date(now.getTime() + LOOK_AGAIN_AFTER));
};
