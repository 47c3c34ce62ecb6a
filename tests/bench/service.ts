import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseEnv } from "node:util";
import { awaitReady } from "../../scripts/await-answer.ts";
import { startProgram } from "../../scripts/processes.ts";
import { root } from "../../scripts/root.ts";
import type { Tenant } from "./tenant.ts";

export interface Service {
  readonly origin: string;
  readonly pid: number;
  get(path: string, token: string): Promise<Response>;
  stop(): Promise<void>;
}

export interface ServiceOptions {
  /** As Teams needs it; else plain http, as behind an ingress. */
  readonly tls?: boolean;
  readonly changes?: Readonly<Record<string, string>>;
  readonly nodeOptions?: readonly string[];
}

/** Nobody is stopped by the limit a person: it is not what is measured. */
const unlimited = { REQUESTS_PER_MINUTE: "1000000000" } as const;

/** The service in a process of its own, freshly started and ready, with its log in a file. */
export const startService = async (
  tenant: Tenant,
  { tls = false, changes = {}, nodeOptions = [] }: ServiceOptions = {},
): Promise<Service> => {
  const { endpoints, certificate, processEnvironment } = tenant;
  const folder = mkdtempSync(join(tmpdir(), "vault-tab-bench-"));
  const { TLS_CERT_FILE: _cert, TLS_KEY_FILE: _key, ...settings } = localSettings();
  const { port } = new URL(endpoints.product);
  const program = await startProgram({
    name: "service",
    args: [...nodeOptions, "api/src/main.ts"],
    logFile: join(folder, "service.log"),
    env: {
      PATH: process.env["PATH"],
      ...settings,
      ...(tls && { TLS_CERT_FILE: certificate.certFile, TLS_KEY_FILE: certificate.keyFile }),
      DATA_FOLDER: join(folder, "data"),
      PORT: port,
      APP_ID_URI: endpoints.appIdUri,
      SIGN_IN_BASE: `${endpoints.teamsHost}/login.microsoftonline.com`,
      MESSAGE_ORIGINS: endpoints.teamsHost,
      ...unlimited,
      ...processEnvironment,
      ...changes,
    },
  });
  const origin = tls ? endpoints.product : `http://localhost:${port}`;
  const isReady = () =>
    fetch(`${origin}/readyz`).then(
      ({ ok }) => ok,
      () => false,
    );
  const stop = async (): Promise<void> => {
    await program.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  await awaitReady(program, isReady).catch(async (cause: unknown) => {
    await stop();
    throw cause;
  });
  const get = (path: string, token: string) =>
    fetch(`${origin}${path}`, { headers: { authorization: `Bearer ${token}` } });
  return { origin, pid: program.pid, get, stop };
};

const localSettings = (): NodeJS.Dict<string> =>
  parseEnv(readFileSync(join(root, "env", ".env.local"), "utf8"));
