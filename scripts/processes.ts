import { spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, mkdirSync, openSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { root } from "./root.ts";

/** Longer than the service takes to drain (20 s). */
const PATIENCE = 25_000;

/** A third of a start is compiling modules, which the one before has done already (nodejs.org/api/module.html). */
const compiled = join(root, "node_modules/.cache/node");

export interface Program {
  /** For a person: "sandbox", "product". */
  readonly name: string;
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  /** Where it runs; without one, in this repository. */
  readonly cwd?: string;
  /** Where it writes; without one, to this terminal. */
  readonly logFile?: string;
}

export interface Running {
  readonly name: string;
  readonly pid: number;
  /** Resolves when it has ended, with words for a person. */
  readonly ended: Promise<string>;
  /** Asks it to end, insists after a while, and waits until it has. */
  stop(): Promise<void>;
  lastLines(count: number): string;
}

/** Starts a program under this Node; it ends when this process does, however that comes. */
export async function startProgram(program: Program): Promise<Running> {
  const { name, args, env, cwd = root, logFile } = program;
  const preload = join(root, "scripts", "end-with-parent.mjs");
  if (logFile) mkdirSync(dirname(logFile), { recursive: true });
  const output = logFile ? openSync(logFile, "w") : "inherit";
  const child = spawn(process.execPath, ["--import", preload, ...args], {
    cwd,
    env: { NODE_COMPILE_CACHE: compiled, ...env },
    // A group of its own: Ctrl-C reaches only this process, which then ends the others in order.
    detached: true,
    stdio: ["ignore", output, output, "ipc"],
  });
  if (typeof output === "number") closeSync(output);
  await once(child, "spawn");
  const ended = once(child, "exit").then(([code, signal]) =>
    signal ? `was ended by ${String(signal)}` : `ended with exit code ${String(code)}`,
  );
  const { pid } = child;
  // Signals to the group of 0 would reach our own.
  if (!pid) throw new Error(`The ${name} has no process id.`);
  return {
    name,
    pid,
    ended,
    stop: () => stopGroup(pid, ended),
    lastLines: (count) => (logFile ? tail(logFile, count) : ""),
  };
}

async function stopGroup(pid: number, ended: Promise<unknown>): Promise<void> {
  const waiting = new AbortController();
  signalGroup(pid, "SIGTERM");
  const late = pause(PATIENCE, undefined, { signal: waiting.signal }).then(
    () => signalGroup(pid, "SIGKILL"),
    () => undefined,
  );
  await ended;
  waiting.abort();
  await late;
}

/** The program and what it started: `node --watch` has a child of its own. */
function signalGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-pid, signal);
  } catch {
    // It is gone already.
  }
}

function tail(file: string, count: number): string {
  return readFileSync(file, "utf8").trimEnd().split("\n").slice(-count).join("\n");
}
