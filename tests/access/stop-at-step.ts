import { subscribe } from "node:diagnostics_channel";
import pg from "pg";
import * as z from "zod/mini";
import { readPlan, takePlan } from "./stop-plan.ts";

/**
 * Loaded into the service before its own code, which knows nothing of it: counts what it says to the
 * database and to ARM about one role assignment, and kills the process at the step that the plan names.
 */
const folder = new URL(import.meta.url).searchParams.get("folder") ?? "";

let counting = "";
let steps = 0;

const step = (what: string): void => {
  const plan = readPlan(folder);
  if (plan?.what !== what) return;
  if (plan.id !== counting) {
    counting = plan.id;
    steps = 0;
  }
  steps += 1;
  if (steps < plan.time) return;
  if (takePlan(folder, process.pid, what)) process.kill(process.pid, "SIGKILL");
};

const Asked = z.object({
  request: z.object({ method: z.string(), path: z.string(), host: z.string() }),
});
const overHttp =
  (what: string) =>
  (message: unknown): void => {
    const assignment = readPlan(folder)?.assignment;
    const asked = Asked.safeParse(message);
    if (assignment === undefined || !asked.success) return;
    const { method, path } = asked.data.request;
    if (path.includes(`/roleAssignments/${assignment}`)) step(`${what} ${method}`);
  };
// https://nodejs.org/docs/latest-v24.x/api/diagnostics_channel.html#http
subscribe("http.client.request.start", overHttp("asking"));
subscribe("http.client.response.finish", overHttp("answered"));

const Statement = z.tuple([z.string(), z.array(z.unknown())], z.unknown());
/** Connections whose transaction has written about the assignment. */
const touched = new WeakSet<object>();
const isAbout = (assignment: string, [text, values]: z.infer<typeof Statement>): boolean =>
  text.startsWith('update "assignments"') && values.includes(assignment);

const { query } = pg.Client.prototype;
Object.defineProperty(pg.Client.prototype, "query", {
  value(this: pg.Client, ...words: unknown[]): unknown {
    const statement = Statement.safeParse(words);
    const assignment = readPlan(folder)?.assignment;
    if (statement.success && assignment !== undefined && isAbout(assignment, statement.data)) {
      touched.add(this);
    }
    const ends = words[0] === "commit" && touched.delete(this);
    if (ends) step("committing");
    const answer: unknown = Reflect.apply(query, this, words);
    if (ends && answer instanceof Promise) void answer.then(() => step("committed"));
    return answer;
  },
});
