import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { awaitReady } from "../../scripts/await-answer.ts";
import { buildTab } from "../../scripts/build-tab.ts";
import { makeImageTree } from "../../scripts/image-tree.ts";
import { startProgram } from "../../scripts/processes.ts";
import { findFreePort } from "../leaks/record/find-free-port.ts";
import { type LedTenant, startLedTenant } from "../world/led-tenant.ts";
import { type Postgres, startPostgres } from "../world/postgres.ts";
import { ledToSandbox, serviceEnvironment } from "../world/production-environment.ts";
import { pathsIn } from "./intruders.ts";

let folder: string;
let image: string;
let checkpoints: string;
let tenant: LedTenant;
let postgres: Postgres;

beforeAll(async () => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), "vault-tab-image-")));
  image = join(folder, "image");
  checkpoints = join(folder, "checkpoints");
  mkdirSync(checkpoints);
  await buildTab();
  makeImageTree(image);
  tenant = await startLedTenant({ seed: "small" });
  postgres = await startPostgres();
}, 180_000);
afterAll(async () => {
  await postgres.stop();
  await tenant.stop();
  rmSync(folder, { recursive: true, force: true });
});

/**
 * As where the root file system is read-only: this process may write into these folders and nowhere
 * else, nor start another (https://nodejs.org/api/permissions.html).
 */
const confined = (...writable: readonly string[]): readonly string[] => [
  ...["--permission", "--allow-fs-read=*"],
  ...writable.map((path) => `--allow-fs-write=${path}`),
];

const start = async (nodeOptions: readonly string[], changes: Readonly<Record<string, string>>) => {
  const port = await findFreePort();
  const database = await postgres.createDatabase();
  const logFile = join(folder, `${port}.log`);
  const running = await startProgram({
    name: "service",
    cwd: image,
    args: [...nodeOptions, ...ledToSandbox(tenant.sandbox), "api/src/main.ts"],
    env: {
      ...serviceEnvironment(tenant.sandbox, "all", { database, checkpoints }),
      PORT: String(port),
      ...changes,
    },
    logFile,
  });
  const origin = `http://127.0.0.1:${port}`;
  const isReady = (): Promise<boolean> =>
    fetch(`${origin}/readyz`).then(
      ({ ok }) => ok,
      () => false,
    );
  return { running, origin, isReady, log: () => readFileSync(logFile, "utf8") };
};

const times = (): readonly string[] =>
  pathsIn(image).map((path) => `${path} ${statSync(join(image, path)).mtimeMs}`);

describe("the service from the image's file tree", () => {
  it("is told what is wrong where a setting of the sandbox is left in production", async () => {
    const { running, log } = await start([], { MESSAGE_ORIGINS: "https://localhost:5300" });
    expect(await running.ended).toBe("ended with exit code 78");
    expect(log()).toContain("MESSAGE_ORIGINS");
  });

  it("can't start where it may not even write its checkpoints", async () => {
    const { running, log } = await start(confined(), {});
    expect(await running.ended).toBe("ended with exit code 1");
    expect(log()).toContain("ERR_ACCESS_DENIED");
  });

  it("starts by environment variables alone, writing nothing but checkpoints, and serves the tab", async () => {
    const before = times();
    const { running, origin, isReady, log } = await start(confined(checkpoints), {});
    await awaitReady(running, isReady);
    const page = await fetch(origin);
    expect([page.status, page.headers.get("content-type")]).toEqual([
      200,
      "text/html; charset=utf-8",
    ]);
    const token = await tenant.person("requester").ssoToken();
    const me = await fetch(`${origin}/api/me`, { headers: { authorization: `Bearer ${token}` } });
    expect(me.status).toBe(200);
    await running.stop();
    expect(await running.ended).toBe("ended with exit code 0");
    expect(log()).not.toMatch(/ERR_ACCESS_DENIED|ENOENT|ERR_MODULE_NOT_FOUND/);
    expect(times()).toEqual(before);
  });
});
