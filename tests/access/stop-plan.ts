import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod/mini";

const Plan = z.object({
  /** Differs from plan to plan, so that each counts from its own beginning. */
  id: z.string(),
  /** Name of the role assignment that is worked on. */
  assignment: z.string(),
  /** What the process says last, of this kind of step, and at the how manieth time: from 1. */
  what: z.string(),
  time: z.int(),
});
export type Plan = z.infer<typeof Plan>;

const planned = (folder: string): string => join(folder, "plan.json");
const taken = (folder: string): string => join(folder, "taken.json");

export const readPlan = (folder: string): Plan | undefined =>
  existsSync(planned(folder))
    ? Plan.parse(JSON.parse(readFileSync(planned(folder), "utf8")))
    : undefined;

/** Written aside and renamed, so that nobody reads a half of it. */
export const writePlan = (folder: string, plan: Plan): void => {
  writeFileSync(join(folder, "next.json"), JSON.stringify(plan));
  renameSync(join(folder, "next.json"), planned(folder));
};

/** Of several processes that come to the step, one gets it. */
export const takePlan = (folder: string, pid: number, what: string): boolean => {
  try {
    renameSync(planned(folder), join(folder, `${pid}.json`));
  } catch {
    return false;
  }
  writeFileSync(join(folder, "told.json"), JSON.stringify({ pid, what }));
  renameSync(join(folder, "told.json"), taken(folder));
  return true;
};

const Taken = z.object({ pid: z.int(), what: z.string() });

/** Who died, and where. */
export const takenBy = (folder: string): z.infer<typeof Taken> | undefined =>
  existsSync(taken(folder))
    ? Taken.parse(JSON.parse(readFileSync(taken(folder), "utf8")))
    : undefined;
