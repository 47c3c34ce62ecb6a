import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { parseEnv } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startProgram } from "../../scripts/processes.ts";
import { root } from "../../scripts/root.ts";
import { type Postgres, startPostgres } from "../world/postgres.ts";
import { startProduct } from "../world/start-product.ts";
import { startStory, type Story, until } from "./story.ts";

const gone = (story: Story, secret: string, seconds = 30) =>
  until(async () => (await story.standing(secret)).length === 0, seconds);

describe("with the service and its database gone", () => {
  let story: Story;
  beforeAll(async () => {
    story = await startStory();
  });
  afterAll(() => story.stop());

  it("the watchdog alone ends what is over, and only that", async () => {
    const short = "kv-payments-dev/adyen-api-key";
    const long = "kv-payments-dev/paypal-client-secret";
    const one = await story.askOne("requester", short, { duration: "PT6S" });
    const other = await story.askOne("requester", long, { duration: "PT1H" });
    expect(await story.isGrant(one, "active")).toBe(true);
    expect(await story.isGrant(other, "active")).toBe(true);
    await story.kill();
    const { folder, sandbox } = story.vaultTab;
    rmSync(join(folder, "data"), { recursive: true });
    const watchdog = await startProgram({
      name: "watchdog",
      args: ["api/src/watchdog.ts"],
      env: {
        PATH: process.env["PATH"],
        ...parseEnv(readFileSync(join(root, "env/.env.local"), "utf8")),
        ...sandbox.processEnvironment,
      },
      logFile: join(folder, "watchdog.log"),
    });
    try {
      expect(await story.read("requester", short)).toBe(200);
      expect(await gone(story, short)).toBe(true);
      expect(await story.read("requester", short)).toBe(403);
      expect(await story.standing(long)).toHaveLength(1);
      expect(await story.read("requester", long)).toBe(200);
    } finally {
      await watchdog.stop();
    }
  }, 120_000);
});

describe("two replicas on one database", () => {
  let postgres: Postgres;
  let story: Story;
  beforeAll(async () => {
    postgres = await startPostgres();
    story = await startStory({ DATABASE_URL: await postgres.createDatabase() });
  });
  afterAll(async () => {
    await story.stop();
    await postgres.stop();
  });

  it("share the work, and the one goes on where the other was killed", async () => {
    const { sandbox, folder } = story.vaultTab;
    const second = await startProduct(sandbox, join(folder, "second", "product.log"), {
      ...story.settings,
      PORT: "0",
    });
    try {
      const names = [
        "adyen-api-key",
        "fx-rates-api-key",
        "ledger-db-connection",
        "mail-smtp-password",
      ];
      const secrets = names.map((name) => `kv-payments-dev/${name}`);
      const requests = await Promise.all(
        secrets.map((secret) => story.askOne("requester", secret, { duration: "PT8S" })),
      );
      for (const id of requests) expect(await story.isGrant(id, "active")).toBe(true);
      for (const secret of secrets) expect(await story.standing(secret)).toHaveLength(1);
      await story.kill();
      for (const secret of secrets) expect(await gone(story, secret)).toBe(true);
      await story.startAgain();
      for (const id of requests) {
        expect(await story.isGrant(id, "ended")).toBe(true);
        expect((await story.grantOf(id))?.because).toBe("expired");
      }
    } finally {
      await second.stop();
    }
  }, 120_000);
});
