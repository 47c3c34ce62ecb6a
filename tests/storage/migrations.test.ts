import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { asSuperuser, type Postgres, startPostgres } from "../world/postgres.ts";
import { entry, sequencesOf } from "./entry.ts";
import { open } from "./place.ts";

describe("migrations on a server", () => {
  let cluster: Postgres;
  beforeAll(async () => {
    cluster = await startPostgres();
  });
  afterAll(() => cluster.stop());

  it("are done once by four who start at once", async () => {
    for (let round = 0; round < 3; round += 1) {
      const server = await cluster.createDatabase();
      const replicas = await Promise.all([1, 2, 3, 4].map(() => open({ server, connections: 2 })));
      await Promise.all(replicas.map((replica) => replica.append(entry())));
      const [first] = replicas;
      expect(first && (await sequencesOf(first))).toEqual([1, 2, 3, 4]);
      await Promise.all(replicas.map((replica) => replica.close()));
    }
  });

  it("need no more of the service than to be a member of its role", async () => {
    const migrationServer = await cluster.createDatabase();
    const server = migrationServer.replace("postgres@", "tab_login@");
    await cluster.createLogin("tab_login");
    await expect(open({ server, migrationServer })).rejects.toMatchObject({ code: "42501" });
    await asSuperuser(migrationServer, "GRANT vault_tab_service TO tab_login");
    const database = await open({ server, migrationServer });
    await database.append(entry());
    expect(await sequencesOf(database)).toEqual([1]);
    await database.close();
  });
});
