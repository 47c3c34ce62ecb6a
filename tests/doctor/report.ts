import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import * as z from "zod/mini";
import { root } from "../../scripts/root.ts";

const Finding = z.object({
  check: z.string(),
  outcome: z.enum(["ok", "warning", "failed", "unchecked"]),
  about: z.optional(z.string()),
  found: z.string(),
  means: z.optional(z.string()),
  remedy: z.optional(z.string()),
});
const Answer = z.object({ findings: z.array(Finding) });
type Finding = z.infer<typeof Finding>;

export interface Report {
  readonly exitCode: number | null;
  /** All that it has said, to whichever end. */
  readonly told: string;
  readonly findings: readonly Finding[];
  /** Names of the checks with such an outcome. */
  checks(outcome: Finding["outcome"]): readonly string[];
}

type Environment = Readonly<Record<string, string | undefined>>;

const spoken = async (args: readonly string[], env: Environment) => {
  const program = join(root, "api/commands/doctor/main.ts");
  const child = spawn(process.execPath, [program, ...args], { cwd: root, env: { ...env } });
  const parts: Buffer[] = [];
  child.stdout.on("data", (part: Buffer) => parts.push(part));
  child.stderr.on("data", (part: Buffer) => parts.push(part));
  await once(child, "close");
  return { exitCode: child.exitCode, told: Buffer.concat(parts).toString("utf8") };
};

/** As a person reads it. */
export const readAloud = spoken;

/** As a machine reads it. */
export const runDoctor = async (args: readonly string[], env: Environment): Promise<Report> => {
  const { exitCode, told } = await spoken(["--json", ...args], env);
  const { findings } = told.startsWith("{") ? Answer.parse(JSON.parse(told)) : { findings: [] };
  return {
    ...{ exitCode, told, findings },
    checks: (outcome) => [
      ...new Set(findings.filter((one) => one.outcome === outcome).map(({ check }) => check)),
    ],
  };
};
