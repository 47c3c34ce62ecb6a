import { join } from "node:path";
import { startPostgres } from "../world/postgres.ts";
import { startProduct } from "../world/start-product.ts";
import { startRotations } from "./world.ts";

/** A second replica on the same database, to go on where the first one is killed. */
export const startReplicas = async () => {
  const postgres = await startPostgres();
  const story = await startRotations({ DATABASE_URL: await postgres.createDatabase() });
  const { sandbox, folder } = story.vaultTab;
  const second = await startProduct(sandbox, join(folder, "second", "product.log"), {
    ...story.settings,
    PORT: "0",
  });
  const stop = async (): Promise<void> => {
    await second.stop();
    await story.stop();
    await postgres.stop();
  };
  return { story, second, stop };
};

export type Replicas = Awaited<ReturnType<typeof startReplicas>>;
