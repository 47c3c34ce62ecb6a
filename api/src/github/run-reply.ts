import * as z from "zod/mini";
import type { SeenStep } from "../rotation/errand-facts.ts";

/** https://docs.github.com/rest/actions/workflows#create-a-workflow-dispatch-event */
export const Dispatched = z.object({ workflow_run_id: z.int() });

export const Run = z.object({ status: z.nullable(z.string()), conclusion: z.nullable(z.string()) });

export const Runs = z.object({
  workflow_runs: z.array(z.object({ id: z.int(), display_title: z.string() })),
});

const Stage = { status: z.string(), conclusion: z.nullable(z.string()) };
export const Jobs = z.object({
  jobs: z.array(
    z.object({
      ...Stage,
      id: z.int(),
      name: z.string(),
      steps: z.optional(z.array(z.object({ ...Stage, name: z.string(), number: z.int() }))),
    }),
  ),
});

type Job = z.infer<typeof Jobs>["jobs"][number];

const statusOf = ({
  status,
  conclusion,
}: Pick<Job, "status" | "conclusion">): SeenStep["status"] => {
  if (status === "in_progress") return "running";
  if (status !== "completed") return "waiting";
  if (conclusion === "success" || conclusion === "neutral") return "done";
  return conclusion === "skipped" ? "skipped" : "failed";
};

/** Steps of all jobs, in their order; with several jobs each is told by the name of its own. */
export const stepsOf = (jobs: readonly Job[]): readonly SeenStep[] =>
  jobs.flatMap(({ id, name, steps = [] }) =>
    steps.map((step) => ({
      name: `${id}/${step.number}`,
      title: jobs.length > 1 ? `${name}: ${step.name}` : step.name,
      status: statusOf(step),
    })),
  );

/** One that was ended before it began has none. */
export const areOver = (jobs: readonly Job[]): boolean =>
  jobs.every(({ status }) => status === "completed");

/** https://docs.github.com/rest/actions/workflow-runs: `conclusion` is set once it is `completed`. */
export const endOf = ({
  status,
  conclusion,
}: z.infer<typeof Run>): "under-way" | "well" | "wrong" | "stopped" => {
  if (status !== "completed") return "under-way";
  if (conclusion === "success") return "well";
  return conclusion === "cancelled" ? "stopped" : "wrong";
};
