import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { parseEnv } from "node:util";
import type { Sandbox } from "@vault-tab/sandbox";
import { answers, awaitReady } from "../../scripts/await-answer.ts";
import { startProgram } from "../../scripts/processes.ts";
import { root } from "../../scripts/root.ts";

export interface Product {
  readonly origin: string;
  readonly pid: number;
  /** All that it has written so far. */
  log(): string;
  stop(): Promise<void>;
}

/** What `npm run product` would give it, against this sandbox, with its data in this folder. */
export const environmentOf = (
  { endpoints, certificate, processEnvironment }: Sandbox,
  folder: string,
): Readonly<Record<string, string | undefined>> => ({
  PATH: process.env["PATH"],
  ...parseEnv(readFileSync(join(root, "env/.env.local"), "utf8")),
  DATA_FOLDER: join(folder, "data"),
  PORT: new URL(endpoints.product).port,
  TLS_CERT_FILE: certificate.certFile,
  TLS_KEY_FILE: certificate.keyFile,
  APP_ID_URI: endpoints.appIdUri,
  SIGN_IN_BASE: `${endpoints.teamsHost}/login.microsoftonline.com`,
  MESSAGE_ORIGINS: endpoints.teamsHost,
  ...processEnvironment,
});

/** The service as it is started by `npm run product`, against this sandbox; Node itself may be told more. */
export const startProduct = async (
  sandbox: Sandbox,
  logFile: string,
  changes: Readonly<Record<string, string | undefined>> = {},
  nodeOptions: readonly string[] = [],
): Promise<Product> => {
  const { endpoints } = sandbox;
  const env = { ...environmentOf(sandbox, dirname(logFile)), ...changes };
  const args = [...nodeOptions, "api/src/main.ts"];
  const program = await startProgram({ name: "product", args, env, logFile });
  try {
    await awaitReady(program, () => answers(`${endpoints.product}/readyz`, sandbox.caFile));
  } catch (failure) {
    await program.stop();
    throw failure;
  }
  return {
    origin: endpoints.product,
    pid: program.pid,
    log: () => readFileSync(logFile, "utf8"),
    stop: () => program.stop(),
  };
};
