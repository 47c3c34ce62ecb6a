import * as z from "zod/mini";
import { inspectNode } from "../leaks/record/node-inspector.ts";

const Evaluated = z.object({ result: z.object({ value: z.number() }) });

/** What a Node process that was started with `--inspect` says of its own work and memory. */
export interface Engine {
  /** Mebibytes in use after a forced collection. */
  heap(): Promise<number>;
  /** Milliseconds of its event loop that this takes: nothing else is served meanwhile. */
  blockedBy(work: () => Promise<unknown>): Promise<number>;
  close(): void;
}

const MIB = 2 ** 20;
const heapUsed = "process.memoryUsage().heapUsed";
/** Of the main thread alone: collections on other threads stop nobody. */
const worked = "(({ user, system }) => user + system)(process.threadCpuUsage())";

export const engineAt = async (port: number): Promise<Engine> => {
  const inspected = await inspectNode(port);
  const read = async (expression: string): Promise<number> =>
    Evaluated.parse(await inspected.send("Runtime.evaluate", { expression })).result.value;
  return {
    heap: async () => {
      await inspected.send("HeapProfiler.collectGarbage");
      return (await read(heapUsed)) / MIB;
    },
    blockedBy: async (work) => {
      const before = await read(worked);
      await work();
      return ((await read(worked)) - before) / 1000;
    },
    close: inspected.close,
  };
};
