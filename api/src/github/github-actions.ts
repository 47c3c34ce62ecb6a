import { RequestError } from "@octokit/request-error";
import type { RotatorSettings } from "@vault-tab/contract";
import type { OutsideRotator, Sighting, Started } from "../ports/outside-rotator.ts";
import type { WriteOutcome } from "../ports/role-assignments.ts";
import type { Errand } from "../rotation/errand-facts.ts";
import {
  createGitHubCalls,
  type GitHubCalls,
  type GitHubOptions,
  type Repository,
} from "./github-calls.ts";
import { outcomeOf } from "./outcome.ts";
import { areOver, Dispatched, endOf, Jobs, Run, Runs, stepsOf } from "./run-reply.ts";

type Settings = Extract<RotatorSettings, { rotator: "github-actions" }>;

const ACTIONS = "/repos/{owner}/{repo}/actions";
const DISPATCH = `POST ${ACTIONS}/workflows/{workflow_id}/dispatches`;
/** Clocks differ, and GitHub tells whole seconds. */
const BEFORE = 60_000;
/** Runs that are looked through for the one whose id was not told. */
const PAGE = 100;

const settingsOf = ({ settings }: Errand): Settings => {
  if (settings.rotator !== "github-actions") throw new RangeError("This starts workflows only.");
  return settings;
};

const repositoryOf = (errand: Errand): Repository => {
  const [owner = "", repo = ""] = settingsOf(errand).repository.split("/");
  return { owner, repo };
};

/** What a workflow of rotation takes (docs/rotation.md); the plan's own parameters never stand for these. */
const inputsOf = ({ rotation, target, settings }: Errand): Readonly<Record<string, string>> => ({
  ...("parameters" in settings && settings.parameters),
  ...{ vault: target.vault, secret: target.name, rotation },
});

/**
 * The rotator `github-actions`: starts the workflow of the plan and follows its run. A dispatch has no
 * name of its own, so one whose answer was lost is found by the rotation's id in the name of its run.
 */
export const createGitHubActions = (options: GitHubOptions): OutsideRotator => {
  const calls = createGitHubCalls(options);
  const { pace, clock } = options;
  const notDone = (cause: unknown) => outcomeOf(cause, clock.now());
  return {
    repeatable: false,

    start: async (errand): Promise<Started> => {
      try {
        const run = await dispatch(calls, errand);
        return { done: true, ...(run !== undefined && { run }) };
      } catch (cause) {
        return notDone(cause);
      }
    },

    look: async (errand): Promise<Sighting> => {
      const wait = await pace.untilLooking(errand.rotation);
      if (wait > 0) return { is: "unknown", retryAfter: Math.ceil(wait / 1000) };
      try {
        const run = errand.run ?? (await findRun(calls, errand));
        return run === undefined ? { is: "nowhere" } : await followRun(calls, errand, run);
      } catch (cause) {
        const { retryAfter } = notDone(cause);
        return { is: "unknown", ...(retryAfter !== undefined && { retryAfter }) };
      }
    },

    stop: async (errand): Promise<WriteOutcome> => {
      if (errand.run === undefined) return { done: false, open: false };
      try {
        const which = { ...repositoryOf(errand), run_id: errand.run };
        await calls(`POST ${ACTIONS}/runs/{run_id}/cancel`, which);
        return { done: true };
      } catch (cause) {
        return notDone(cause);
      }
    },
  };
};

/** @returns the run, where the server tells: older ones do not, and refuse the question itself */
const dispatch = async (calls: GitHubCalls, errand: Errand): Promise<string | undefined> => {
  const { workflow, ref } = settingsOf(errand);
  const order = {
    ...repositoryOf(errand),
    ...{ workflow_id: workflow, ref, inputs: inputsOf(errand) },
  };
  let answer: unknown;
  try {
    answer = await calls(DISPATCH, { ...order, return_run_details: true });
  } catch (cause) {
    if (!isUnknownQuestion(cause)) throw cause;
    answer = await calls(DISPATCH, order);
  }
  const told = Dispatched.safeParse(answer);
  return told.success ? String(told.data.workflow_run_id) : undefined;
};

const isUnknownQuestion = (cause: unknown): boolean =>
  cause instanceof RequestError &&
  cause.status === 422 &&
  cause.message.includes('"return_run_details" is not a permitted key');

const findRun = async (calls: GitHubCalls, errand: Errand): Promise<string | undefined> => {
  const since = new Date(errand.sentAt.getTime() - BEFORE).toISOString();
  const answer = await calls(`GET ${ACTIONS}/workflows/{workflow_id}/runs`, {
    ...repositoryOf(errand),
    ...{ workflow_id: settingsOf(errand).workflow, event: "workflow_dispatch" },
    ...{ created: `>=${since.replace(/\.\d+Z$/, "Z")}`, per_page: PAGE },
  });
  const { workflow_runs: runs } = Runs.parse(answer);
  const ours = runs.find(({ display_title }) => display_title.includes(errand.rotation));
  return ours && String(ours.id);
};

/** One call while its jobs run; how the whole has ended only the run says. */
const followRun = async (calls: GitHubCalls, errand: Errand, run: string): Promise<Sighting> => {
  const which = { ...repositoryOf(errand), run_id: run };
  const { jobs } = Jobs.parse(await calls(`GET ${ACTIONS}/runs/{run_id}/jobs`, which));
  const steps = stepsOf(jobs);
  if (!areOver(jobs)) return { is: "under-way", run, steps };
  const is = endOf(Run.parse(await calls(`GET ${ACTIONS}/runs/{run_id}`, which)));
  return { is, run, steps };
};
