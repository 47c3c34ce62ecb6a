import { afterAll, beforeAll, expect, it } from "vitest";
import type { Story } from "../access/story.ts";
import { asSuperuser, type Postgres, startPostgres } from "../world/postgres.ts";
import { startMeteredStory } from "./metered-story.ts";
import type { AlertWatch } from "./watch-alerts.ts";

let postgres: Postgres;
let database: string;
let elsewhere: string;
let story: Story;
let alerts: AlertWatch;
beforeAll(async () => {
  postgres = await startPostgres();
  database = await postgres.createDatabase();
  elsewhere = await postgres.createDatabase();
  ({ story, alerts } = await startMeteredStory({ DATABASE_URL: database }));
}, 180_000);
afterAll(async () => {
  await story.stop();
  await postgres.stop();
});

const change = (from: string, to: string) =>
  asSuperuser(
    database,
    `SET search_path TO vault_tab; SET session_replication_role = replica;
     UPDATE audit_entries SET body = replace(body, '${from}', '${to}') WHERE sequence = 1;`,
  );

it("chain-broken: an entry was changed by whoever owns the database", async () => {
  await alerts.look();
  expect(alerts.firing()).not.toContain("chain-broken");
  await change("service-started", "service-stopped");
  await story.call("auditor", "verifyAudit");
  expect(await alerts.raised("chain-broken")).toBe(true);
  await change("service-stopped", "service-started");
  await story.call("auditor", "verifyAudit");
  expect(await alerts.cleared("chain-broken")).toBe(true);
}, 180_000);

it("database-down: it takes no connection", async () => {
  const name = /\/(\w+)\?/.exec(database)?.[1] ?? "";
  const connections = (allowed: boolean) =>
    asSuperuser(elsewhere, `ALTER DATABASE ${name} ALLOW_CONNECTIONS ${allowed}`);
  await connections(false);
  const others = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${name}'`;
  await asSuperuser(elsewhere, others);
  expect(await alerts.raised("database-down", 60)).toBe(true);
  await connections(true);
  expect(await alerts.cleared("database-down", 60)).toBe(true);
}, 180_000);
