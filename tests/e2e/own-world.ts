import { randomUUID } from "node:crypto";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { recordingNode } from "../leaks/record/watched-node.ts";
import { restoreDatabase } from "../world/restore-database.ts";
import { type Product, startProduct } from "../world/start-product.ts";
import { startVaultTab, type VaultTab } from "../world/vault-tab.ts";
import { endpoints } from "./endpoints.ts";
import { evidence } from "./evidence.ts";
import { test as people } from "./people.ts";

export { expect } from "./people.ts";

/** So short that what a test changes in Azure is seen at the next look. */
const impatient = { RIGHTS_SECONDS: "0.2", REFRESH_SECONDS: "0.2" } as const;
const recording = recordingNode(evidence.replies);
const certificates = ["ca.pem", "ca-key.pem", "certificate.pem", "certificate-key.pem"];

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

/** The same key as the world of all tests, so that the browser trusts this one too. */
const certificateFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), "vault-tab-own-world-"));
  for (const name of certificates) {
    copyFileSync(join(dirname(endpoints.caFile), name), join(folder, name));
  }
  return folder;
};

/** So that the search for leaks reads this service's log too, and knows its replies by its port. */
const keepForTheLeakSearch = (product: Product): void => {
  writeFileSync(join(evidence.services, new URL(product.origin).port), "");
  writeFileSync(join(evidence.logs, `${randomUUID()}.log`), product.log());
};

const startOwnWorld = async () => {
  const folder = certificateFolder();
  const vaultTab = await startVaultTab({ folder, seed: "small" }, impatient, recording);
  const { sandbox, control, person } = vaultTab;
  let data = vaultTab.folder;
  let { product } = vaultTab;
  let killed = false;
  const kill = async (): Promise<void> => {
    if (killed) return;
    killed = true;
    keepForTheLeakSearch(product);
    process.kill(-product.pid, "SIGKILL");
    await product.stop();
  };
  const startAgain = async (): Promise<void> => {
    await kill();
    product = await startProduct(sandbox, join(data, `${randomUUID()}.log`), impatient, recording);
    killed = false;
  };
  const startAfresh = async (): Promise<void> => {
    await kill();
    data = join(folder, randomUUID());
    mkdirSync(data);
    await startAgain();
  };
  const startRestored = async (): Promise<void> => {
    await kill();
    const before = data;
    data = join(folder, randomUUID());
    mkdirSync(data);
    restoreDatabase(join(before, "data"), join(data, "data"));
    await startAgain();
  };
  const stop = async (): Promise<void> => {
    await kill();
    await vaultTab.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  const starting = { kill, startAgain, startAfresh, startRestored };
  const world: OwnWorld = { sandbox, control, person, ...starting };
  return { world, stop };
};

export const test = people.extend<{ world: OwnWorld }, { started: OwnWorld }>({
  started: [
    async ({}, use) => {
      const { world, stop } = await startOwnWorld();
      await use(world);
      await stop();
    },
    { scope: "worker" },
  ],
  endpoints: [async ({ started }, use) => use(started.sandbox.endpoints), { scope: "worker" }],
  /** As it was at the start, whatever the test before has left. */
  world: async ({ started }, use) => {
    await started.control("reset", {});
    await started.startAfresh();
    await use(started);
  },
});
