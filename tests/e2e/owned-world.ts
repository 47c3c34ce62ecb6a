import { copyFileSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { VaultTab } from "../world/vault-tab.ts";
import { endpoints } from "./endpoints.ts";

/** A tenant and a service that one worker has to itself, to let them fail. */
export interface OwnWorld extends Pick<VaultTab, "control" | "sandbox" | "person"> {
  kill(): Promise<void>;
  /** The service as it is after a start: it has no token and no list of anybody. */
  startAgain(): Promise<void>;
  /** The service on what a backup of this moment holds. */
  startRestored(): Promise<void>;
  /** As after the first start: nobody has asked for anything yet. */
  startAfresh(): Promise<void>;
}

export interface StartedWorld {
  readonly world: OwnWorld;
  /** From now on until it is told to stop, things go wrong; it says what did. */
  readonly disturb?: (turn: number) => () => Promise<readonly string[]>;
  stop(): Promise<void>;
}

/** So short that what a test changes in Azure is seen at the next look. */
export const impatient = {
  ...{ RIGHTS_SECONDS: "0.2", REFRESH_SECONDS: "0.2" },
  LOGS_SECONDS: "2",
} as const;

const certificates = ["ca.pem", "ca-key.pem", "certificate.pem", "certificate-key.pem"];

/** The same key as the world of all tests, so that the browser trusts this one too. */
export const certificateFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), "vault-tab-own-world-"));
  for (const name of certificates) {
    copyFileSync(join(dirname(endpoints.caFile), name), join(folder, name));
  }
  return folder;
};
