import type { TokenCredential } from "@azure/core-auth";
import { isRestError } from "@azure/core-rest-pipeline";
import type { RotatorSettings } from "@vault-tab/contract";
import * as z from "zod/mini";
import type { OutsideRotator, Sighting } from "../ports/outside-rotator.ts";
import type { Errand, SeenStep } from "../rotation/errand-facts.ts";
import { type AutomationCalls, createAutomationCalls } from "./automation-calls.ts";
import { stepsIn } from "./automation-steps.ts";
import { outcomeOf } from "./write-outcome.ts";

export interface AutomationOptions {
  /** Of the rotator's identity: Automation Job Operator on the account. */
  readonly credential: TokenCredential;
  /** ARM's id of the one account that may be used. */
  readonly account: string;
}

type Settings = Extract<RotatorSettings, { rotator: "azure-automation" }>;
type End = Exclude<Sighting["is"], "nowhere" | "unknown">;

const Job = z.object({ properties: z.object({ status: z.string() }) });

/** SPEC automation 2023-11-01, job.json; what is not named here is on its way. */
const ends: Readonly<Record<string, End>> = {
  Completed: "well",
  Failed: "wrong",
  Suspended: "wrong",
  Stopped: "stopped",
};

const settingsOf = ({ settings }: Errand): Settings => {
  if (settings.rotator !== "azure-automation") throw new RangeError("This starts runbooks only.");
  return settings;
};

/** A job bears the rotation's id as its name: sent again, it is the same job. */
const pathOf = ({ rotation }: Errand): string => `jobs/${rotation}`;

/** What a runbook of rotation takes (docs/rotation.md); the plan's own parameters never stand for these. */
const jobOf = (errand: Errand): object => {
  const { runbook, runOn, parameters } = settingsOf(errand);
  const { vault, name } = errand.target;
  const given = { VaultName: vault, SecretName: name, Rotation: errand.rotation };
  return {
    properties: {
      runbook: { name: runbook },
      parameters: { ...parameters, ...given },
      ...(runOn !== undefined && { runOn }),
    },
  };
};

/** The rotator `azure-automation`: starts the runbook of the plan as a job, and follows it. */
export const createAutomationJobs = ({
  credential,
  account,
}: AutomationOptions): OutsideRotator => {
  const calls = createAutomationCalls(credential, account);
  return {
    repeatable: true,

    start: async (errand) => {
      if (settingsOf(errand).account.toLowerCase() !== account.toLowerCase()) {
        return { done: false, open: false, refused: "this account is not allowed here" };
      }
      const body = jobOf(errand);
      const outcome = await outcomeOf(async () => {
        try {
          await calls.send({ method: "PUT", path: pathOf(errand), body });
        } catch (cause) {
          // It is there already.
          if (!isRestError(cause) || cause.statusCode !== 409) throw cause;
        }
      });
      return outcome.done ? { ...outcome, run: errand.rotation } : outcome;
    },

    look: async (errand) => {
      try {
        const text = await calls.send({ method: "GET", path: pathOf(errand) });
        const { status } = Job.parse(JSON.parse(text)).properties;
        const is = ends[status] ?? "under-way";
        return { is, run: errand.rotation, steps: await stepsOf(calls, errand, is) };
      } catch (cause) {
        if (!isRestError(cause)) return { is: "unknown" };
        if (cause.statusCode === 404) return { is: "nowhere" };
        const retryAfter = Number(cause.response?.headers.get("retry-after") ?? Number.NaN);
        return { is: "unknown", ...(Number.isFinite(retryAfter) && { retryAfter }) };
      }
    },

    stop: (errand) =>
      outcomeOf(() => calls.send({ method: "POST", path: `${pathOf(errand)}/stop` })),
  };
};

/** A runbook says when a step begins; the last one is where it is, or where it has ended. */
const stepsOf = async (
  calls: AutomationCalls,
  errand: Errand,
  is: End,
): Promise<readonly SeenStep[]> => {
  const filter = "properties/streamType eq 'Output'";
  const asked = { method: "GET", path: `${pathOf(errand)}/streams`, filter } as const;
  const names = await calls.glance(asked, stepsIn);
  const last = {
    "under-way": "running",
    well: "done",
    wrong: "failed",
    stopped: "failed",
  } as const;
  return names.map((name, index) => ({
    name,
    title: name.replaceAll("-", " "),
    status: index === names.length - 1 ? last[is] : "done",
  }));
};
