import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { root } from "./root.ts";
import { outcomeOf, type Step } from "./step.ts";

/** A tool of node_modules/.bin, under this Node. */
export async function runTool(
  tool: string,
  args: readonly string[],
  show: "shown" | "kept",
  env: NodeJS.ProcessEnv = process.env,
): Promise<{ exitCode: number; output: string }> {
  const output = show === "shown" ? "inherit" : "pipe";
  const child = spawn(process.execPath, [join(root, "node_modules", ".bin", tool), ...args], {
    cwd: root,
    env,
    stdio: ["ignore", output, output],
  });
  const chunks: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on("data", (chunk: Buffer) => chunks.push(chunk));
  }
  const [code] = await once(child, "close");
  return { exitCode: code === 0 ? 0 : 1, output: Buffer.concat(chunks).toString("utf8") };
}

/** A tool that says yes or no, and counts as one. */
export function toolStep(name: string, tool: string, ...args: readonly string[]): Step {
  return {
    name,
    async run() {
      const { exitCode, output } = await runTool(tool, args, "kept");
      return outcomeOf(exitCode === 0 ? 1 : 0, 0, exitCode, output);
    },
  };
}
