import { usage } from "./options.ts";
import type { Running } from "./processes.ts";

/** Runs a command; what goes wrong is told in words, without a stack. */
export async function runEntry(command: () => Promise<void>): Promise<void> {
  if (process.argv.includes("--help")) {
    console.log(usage);
    return;
  }
  try {
    await command();
  } catch (error) {
    console.error(`\n${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}

/** By a signal, or by the end of the npm that started this: killed, it passes nothing on. */
function askedToEnd(): Promise<"asked"> {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
      process.on(signal, () => resolve("asked"));
    }
    if (!process.env["npm_lifecycle_event"]) return;
    const parent = process.ppid;
    setInterval(() => process.ppid !== parent && resolve("asked"), 1000).unref();
  });
}

/** The last started first: what stands on another goes before it. */
async function stopAll(running: readonly Running[]): Promise<void> {
  for (const program of [...running].reverse()) await program.stop();
}

/**
 * Starts programs and stays until they end: all when this process is asked to end, and all when
 * one of them ends by itself.
 * @throws Error that says which one ended, when nobody had asked for it
 */
export async function endTogether(start: (running: Running[]) => Promise<void>): Promise<void> {
  const running: Running[] = [];
  const asked = askedToEnd();
  try {
    const started = await Promise.race([asked, start(running).then(() => "started" as const)]);
    if (started === "asked") return;
    const endings = running.map(async ({ name, ended, lastLines }) => {
      return `The ${name} ${await ended}.\n${lastLines(20)}`.trimEnd();
    });
    const outcome = await Promise.race([asked, ...endings]);
    const others = running.length > 1 ? "\nThe rest is stopped too." : "";
    if (outcome !== "asked") throw new Error(`${outcome}${others}`);
  } finally {
    await stopAll(running);
  }
}
