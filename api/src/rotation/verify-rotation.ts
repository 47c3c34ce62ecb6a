import type { HeldRotation } from "../ports/rotations.ts";
import { ProblemError } from "../problem-error.ts";
import type { VersionMetadata } from "../secrets/metadata.ts";
import { failed, succeeded, written } from "./outcomes.ts";
import { LATE_WRITE_LIMIT, leaseEnd } from "./pauses.ts";
import type { RunPorts } from "./ports.ts";
import type { RotationRecord } from "./rotation.ts";
import { setDueDate } from "./set-due-date.ts";
import { verify } from "./verification.ts";

type Ports = Pick<RunPorts, "rotations" | "plans" | "clock">;

/** Reads the versions under whatever identity looks; nothing where Azure does not show them. */
export type Look = () => Promise<readonly VersionMetadata[] | undefined>;

const NOT_WRITTEN =
  "Azure did not confirm the write, and no new version has appeared. The old one is in use: start again.";
const NOT_KNOWN =
  "Azure does not show the versions, so it is not known whether a new one was written. Look at them in Azure, then start again.";

/**
 * Looks once for what a write has left, and moves as far as that carries: the answer of the write
 * itself counts for nothing.
 * @returns `again` while a write may still take effect, or Azure does not say
 */
export const verifyRotation = async (
  { rotations, plans, clock }: Ports,
  held: HeldRotation,
  look: Look,
): Promise<"again" | "over"> => {
  const versions = await whatIsShown(look);
  const found = versions && verify(held.rotation, versions);
  const now = clock.now();
  if (!found || found.outcome === "not-there") {
    if (mayStillCome(held.rotation, now)) return "again";
    await rotations.settle(held, failed(held.rotation, now, found ? NOT_WRITTEN : NOT_KNOWN), now);
    return "over";
  }
  const seen =
    held.rotation.status === "running"
      ? await rotations.settle(held, written(held.rotation, found.version, now), leaseEnd(now))
      : held;
  if (!seen) return "over";
  const outcome =
    found.outcome === "holds"
      ? succeeded(seen.rotation, now)
      : failed(seen.rotation, now, found.reason);
  await rotations.settle(seen, outcome, now);
  // After it: were it lost, the plan is found out to be due later when it is looked at.
  const newest = versions.find(({ version }) => version === found.version);
  if (found.outcome === "holds" && newest) await setDueDate(plans, seen.rotation.target, newest);
  return "over";
};

const whatIsShown = async (look: Look): ReturnType<Look> => {
  try {
    return await look();
  } catch (cause) {
    if (!(cause instanceof ProblemError)) throw cause;
    return undefined;
  }
};

const mayStillCome = ({ writeSentAt, createdAt }: RotationRecord, now: Date): boolean =>
  now.getTime() - (writeSentAt ?? createdAt).getTime() <= LATE_WRITE_LIMIT;
