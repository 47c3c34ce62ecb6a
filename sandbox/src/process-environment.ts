import { pathToFileURL } from "node:url";
import { join } from "node:path";

/** What a process needs in its environment so that Azure's host names lead it to this sandbox and its time is the sandbox's. */
export function processEnvironment(parts: {
  readonly caFile: string;
  readonly frontDoorPort: number;
  readonly identityPort: number;
  readonly identityHeader: string;
  readonly clockFile: string;
}): Readonly<Record<string, string>> {
  const preload = pathToFileURL(join(import.meta.dirname, "..", "redirect.mjs"));
  return {
    NODE_OPTIONS: `--import=${preload.href}`,
    NODE_EXTRA_CA_CERTS: parts.caFile,
    SANDBOX_FRONT_DOOR: `127.0.0.1:${parts.frontDoorPort}`,
    SANDBOX_CLOCK: parts.clockFile,
    IDENTITY_ENDPOINT: `http://127.0.0.1:${parts.identityPort}/msi/token`,
    IDENTITY_HEADER: parts.identityHeader,
  };
}
