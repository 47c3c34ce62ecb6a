import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseEnv } from "node:util";
import { certificateFiles } from "./certificate-files.ts";
import { readEndpoints } from "./endpoints.ts";
import { root } from "./root.ts";

/** A proxy of this network would be asked for Azure before the sandbox's redirection sees the call. */
const proxies = new Set(["http_proxy", "https_proxy", "all_proxy"]);

export interface ProductPlace {
  readonly stateFolder: string;
  /** Where the service listens; not the port of the tab's address under `npm run dev`. */
  readonly port: number;
}

/** The service's environment: `env/.env.local`, with what this sandbox and these ports change in it. */
export function productEnvironment(
  { stateFolder, port }: ProductPlace,
  inherited: NodeJS.ProcessEnv,
): NodeJS.ProcessEnv {
  const endpoints = readEndpoints(stateFolder);
  const { certFile, keyFile } = certificateFiles(stateFolder);
  const unproxied = Object.entries(inherited).filter(([name]) => !proxies.has(name.toLowerCase()));
  return {
    ...Object.fromEntries(unproxied),
    ...parseEnv(readFileSync(join(root, "env", ".env.local"), "utf8")),
    ...parseEnv(readFileSync(join(stateFolder, "process.env"), "utf8")),
    PORT: String(port),
    DATA_FOLDER: join(stateFolder, "data"),
    TLS_CERT_FILE: certFile,
    TLS_KEY_FILE: keyFile,
    APP_ID_URI: endpoints.appIdUri,
    SIGN_IN_BASE: `${endpoints.teamsHost}/login.microsoftonline.com`,
    MESSAGE_ORIGINS: endpoints.teamsHost,
  };
}
