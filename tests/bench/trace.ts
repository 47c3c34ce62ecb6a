import * as z from "zod/mini";

const Event = z.object({
  name: z.string(),
  ph: z.string(),
  pid: z.number(),
  tid: z.number(),
  ts: z.optional(z.number()),
  /** Microseconds by the clock, and of the thread's own processor time. */
  dur: z.optional(z.number()),
  tdur: z.optional(z.number()),
  args: z.optional(z.object({ name: z.optional(z.unknown()) })),
});
const Trace = z.object({ traceEvents: z.array(Event) });

export const traceCategories = [
  "toplevel",
  "devtools.timeline",
  "disabled-by-default-devtools.timeline",
];

export interface LongestTask {
  /** Milliseconds by the clock: what else the machine does is in it. */
  readonly clock: number;
  /** Milliseconds of the page's own thread. */
  readonly processor: number;
}

/** The longest task of any page's main thread: the tab's, and the Teams host's which does next to nothing. */
export const longestTask = (trace: Buffer): LongestTask => {
  const { traceEvents } = Trace.parse(JSON.parse(trace.toString("utf8")));
  const mainThreads = new Set(
    traceEvents
      .filter(({ name, args }) => name === "thread_name" && args?.name === "CrRendererMain")
      .map(({ pid, tid }) => `${pid}/${tid}`),
  );
  const tasks = traceEvents.filter(
    ({ name, ph, pid, tid }) =>
      ph === "X" && name.endsWith("RunTask") && mainThreads.has(`${pid}/${tid}`),
  );
  if (tasks.length === 0) throw new Error("There is no task in the trace");
  const longest = (what: "dur" | "tdur") =>
    tasks.reduce((most, task) => Math.max(most, task[what] ?? 0), 0) / 1000;
  return { clock: longest("dur"), processor: longest("tdur") };
};
