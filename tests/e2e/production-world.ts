import { randomUUID } from "node:crypto";
import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { makeImageTree } from "../../scripts/image-tree.ts";
import { startLedTenant } from "../world/led-tenant.ts";
import { startPostgres } from "../world/postgres.ts";
import { type Production, startProduction } from "../world/production.ts";
import { killInTurn } from "./kill-in-turn.ts";
import { certificateFolder, impatient, type StartedWorld } from "./owned-world.ts";

/**
 * The production shape, with what the stories need of a small tenant: accesses of seconds, and a
 * browser that finds Teams and the sign-in on this machine. Production refuses these.
 */
const forStories = (teamsHost: string) => ({
  NODE_ENV: "development",
  SHORTEST_GRANT: "PT5S",
  MESSAGE_ORIGINS: teamsHost,
  SIGN_IN_BASE: `${teamsHost}/login.microsoftonline.com`,
  ...impatient,
});

export const startProductionWorld = async (): Promise<StartedWorld> => {
  const folder = certificateFolder();
  const image = join(folder, "image");
  makeImageTree(image);
  const postgres = await startPostgres();
  const tenant = await startLedTenant({ folder, seed: "small" });
  const { sandbox, control, person } = tenant;
  const changes = forStories(sandbox.endpoints.teamsHost);
  let database = "";
  let production: Production | undefined;
  const kill = async (): Promise<void> => {
    await production?.stop();
    production = undefined;
  };
  const startAgain = async (): Promise<void> => {
    await kill();
    const logs = join(folder, randomUUID());
    mkdirSync(logs);
    production = await startProduction({ sandbox, image, database, folder: logs, changes });
  };
  const startAfresh = async (): Promise<void> => {
    await kill();
    database = await postgres.createDatabase();
    await startAgain();
  };
  const startRestored = (): Promise<void> =>
    Promise.reject(new Error("A backup of PostgreSQL is restored by its own tools."));
  return {
    world: { sandbox, control, person, kill, startAgain, startAfresh, startRestored },
    disturb: (turn) => {
      if (!production) throw new Error("Nothing runs that could be killed.");
      return killInTurn(production, turn);
    },
    stop: async () => {
      await kill();
      await tenant.stop();
      await postgres.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
