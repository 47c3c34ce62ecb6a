import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { openDatabase } from "../../api/src/storage/open-database.ts";
import { startPostgres } from "../world/postgres.ts";
import { roles } from "../world/roles.ts";
import { startProduct } from "../world/start-product.ts";
import { startStory } from "./story.ts";

const ports = { now: () => new Date(), newId: randomUUID };

/** Who answers and who grants, as two processes on one database. */
export const startApart = async () => {
  const postgres = await startPostgres();
  const database = await postgres.createDatabase();
  // As an installation does it, where a worker comes first: web only waits for the schema.
  const opened = await openDatabase({ place: { server: database }, ...ports });
  await opened.close();
  const both = { COMPARE_SECONDS: "2", DATABASE_URL: database };
  const story = await startStory({ ...both, ...roles.web });
  const { sandbox, folder } = story.vaultTab;
  const log = join(folder, "worker", "product.log");
  const worker = await startProduct(sandbox, log, { ...both, ...roles.worker, PORT: "0" });
  return {
    story,
    worker,
    /** As its administrator connects. */
    database,
    stop: async (): Promise<void> => {
      await worker.stop();
      await story.stop();
      await postgres.stop();
    },
  };
};

export type Apart = Awaited<ReturnType<typeof startApart>>;
