import { randomUUID } from "node:crypto";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { recordingNode } from "../leaks/record/watched-node.ts";
import { restoreDatabase } from "../world/restore-database.ts";
import { type Product, startProduct } from "../world/start-product.ts";
import { startVaultTab } from "../world/vault-tab.ts";
import { evidence } from "./evidence.ts";
import { certificateFolder, impatient, type OwnWorld, type StartedWorld } from "./owned-world.ts";

const recording = recordingNode(evidence.replies);

/** So that the search for leaks reads this service's log too, and knows its replies by its port. */
const keepForTheLeakSearch = (product: Product): void => {
  writeFileSync(join(evidence.services, new URL(product.origin).port), "");
  writeFileSync(join(evidence.logs, `${randomUUID()}.log`), product.log());
};

/** One process with its database in a folder, as `npm start` has it. */
export const startSmallWorld = async (): Promise<StartedWorld> => {
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
