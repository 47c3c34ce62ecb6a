import type { HeldRotation, RotationChange } from "../ports/rotations.ts";
import type { VersionMetadata } from "../secrets/metadata.ts";
import type { Errand } from "./errand-facts.ts";
import { errandWords as words } from "./errand-words.ts";
import { timeLimitOf } from "./errand.ts";
import { findVault } from "./find-rotatable.ts";
import { findVersions } from "./find-versions.ts";
import { failed } from "./outcomes.ts";
import { pauseOfErrand, STOPS_WITHIN } from "./pauses.ts";
import type { SweepPorts } from "./ports.ts";

export type ErrandPorts = Pick<
  SweepPorts,
  "rotations" | "plans" | "vaults" | "clock" | "rotatorVault"
>;
type Ports = ErrandPorts;

/** @returns once it is written, or a person came between: then it is looked at anew */
export const keep = async (
  { rotations, clock }: Ports,
  held: HeldRotation,
  change: RotationChange,
  pauseMs = 0,
): Promise<void> => {
  const until = new Date(clock.now().getTime() + pauseMs);
  if (!(await rotations.settle(held, change, until))) await letGo({ rotations, clock }, held);
};

export const letGo = async (
  { rotations, clock }: Pick<Ports, "rotations" | "clock">,
  held: HeldRotation,
): Promise<void> => {
  await rotations.hold(held, clock.now());
};

export const later = async (
  { rotations, clock }: Ports,
  held: HeldRotation,
  pauseMs: number,
): Promise<void> => {
  await rotations.hold(held, new Date(clock.now().getTime() + pauseMs));
};

export const fail = (ports: Ports, held: HeldRotation, trouble: string): Promise<void> =>
  keep(ports, held, failed(held.rotation, ports.clock.now(), trouble));

export const ageOf = ({ sentAt }: Errand, { clock }: Ports): number =>
  clock.now().getTime() - sentAt.getTime();

/** Nobody says how it stands. */
export const waitForWord = (
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

export const versionsOf = async (
  ports: Ports,
  { rotation: { target } }: HeldRotation,
): Promise<readonly VersionMetadata[] | undefined> => {
  const vault = await findVault(ports, target.vault);
  return vault && findVersions(ports, vault, target);
};
