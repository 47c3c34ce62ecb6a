import type { Check } from "./check.ts";
import { type Finding, unchecked } from "./finding.ts";
import type { Patient } from "./patient.ts";

/** Milliseconds for each: what hangs must not keep the others from being told. */
const TIME_LIMIT = 30_000;

export interface Examined {
  readonly check: Pick<Check, "name" | "title">;
  readonly findings: readonly Finding[];
}

/** All at once, each with a limit of its own. */
export const runChecks = (
  checks: readonly Check[],
  patient: Patient,
): Promise<readonly Examined[]> =>
  Promise.all(checks.map(async (check) => ({ check, findings: await look(check, patient) })));

const look = async (check: Check, patient: Patient): Promise<readonly Finding[]> => {
  try {
    const findings = await patient.clock.within(TIME_LIMIT, check.examine(patient));
    if (findings !== "late") return findings;
    return [gaveUp(`No answer in ${TIME_LIMIT / 1000} s`)];
  } catch (cause) {
    return [gaveUp(cause instanceof Error ? cause.name : "an unknown failure")];
  }
};

const gaveUp = (found: string): Finding =>
  unchecked({
    found,
    means: "Nothing is known about it.",
    remedy: "Look whether this machine reaches Azure, Entra and the database, and run it again.",
  });
