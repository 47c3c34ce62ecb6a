import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { assignmentPath, startGrants, type Grants } from "./arm-grants.ts";

let grants: Grants;

beforeAll(async () => {
  grants = await startGrants();
});
afterEach(async () => {
  await grants.azure.control("reset", {});
});
afterAll(() => grants.azure.stop());

const add = (effect: string, more: object = {}) =>
  grants.azure.control("faults", { add: { service: "arm", effect, ...more } });
const scope = () => grants.secret("stripe-secret-key");
const look = async (name: string) =>
  (await grants.call("vault-tab-grants", "GET", assignmentPath(scope(), name))).status;

describe("a fault of ARM", () => {
  it("is refused where it has no meaning", async () => {
    const answer = await grants.azure.control("faults", {
      add: { service: "graph", effect: "late-write" },
    });
    expect(answer.status).toBe(400);
  });
  it("hits one method of one identity, and as often as was asked", async () => {
    await add("fail-500", { match: "vault-tab-grants DELETE management.azure.com", times: 2 });
    const name = randomUUID();
    expect((await grants.put(scope(), name)).status).toBe(201);
    expect((await grants.remove(scope(), name)).status).toBe(500);
    expect(await look(name)).toBe(200);
    expect((await grants.remove(scope(), name)).status).toBe(500);
    expect((await grants.remove(scope(), name)).status).toBe(200);
  });
  it("leaves the others alone", async () => {
    await add("fail-500", { match: "vault-tab-grants DELETE" });
    const name = randomUUID();
    await grants.put(scope(), name);
    expect((await grants.remove(scope(), name, "vault-tab-watchdog")).status).toBe(200);
  });
});

describe("a lost answer", () => {
  it("of a PUT leaves the assignment made", async () => {
    await add("lost-answer", { match: "PUT management.azure.com", times: 1 });
    const name = randomUUID();
    await expect(grants.put(scope(), name)).rejects.toThrow();
    expect(await look(name)).toBe(200);
    expect((await grants.put(scope(), name)).status).toBe(409);
  });
  it("of a DELETE leaves it gone", async () => {
    const name = randomUUID();
    await grants.put(scope(), name);
    await add("lost-answer", { match: "DELETE management.azure.com", times: 1 });
    await expect(grants.remove(scope(), name)).rejects.toThrow();
    expect(await look(name)).toBe(404);
  });
});

describe("a late write", () => {
  it("happens after its caller has long gone, by the clock of the sandbox", async () => {
    await add("late-write", { match: "PUT management.azure.com", seconds: 600, times: 1 });
    const name = randomUUID();
    await expect(grants.put(scope(), name)).rejects.toThrow();
    expect((await grants.remove(scope(), name)).status).toBe(204);
    expect(await look(name)).toBe(404);
    grants.azure.sandbox.world.clock.advance(601_000);
    await expect.poll(() => look(name)).toBe(200);
  });
  it("does not outlive the world that it was asked of", async () => {
    await add("late-write", { match: "PUT management.azure.com", seconds: 600, times: 1 });
    const name = randomUUID();
    grants.azure.sandbox.world.clock.advance(60_000);
    await expect(grants.put(scope(), name)).rejects.toThrow();
    await grants.azure.control("reset", {});
    await pause(60);
    grants.azure.sandbox.world.clock.advance(3_600_000);
    await pause(60);
    expect(await look(name)).toBe(404);
  });
  it("leaves reads as they are", async () => {
    await add("late-write");
    expect(await look(randomUUID())).toBe(404);
  });
});

it("a slow write is done although its caller gives up", async () => {
  await add("slow", { match: "PUT management.azure.com", seconds: 0.3, times: 1 });
  const name = randomUUID();
  await expect(grants.put(scope(), name, AbortSignal.timeout(100))).rejects.toThrow();
  expect(await look(name)).toBe(404);
  await expect.poll(() => look(name)).toBe(200);
});

it("a stalled write is never done", async () => {
  await add("stall", { match: "PUT management.azure.com", times: 1 });
  const name = randomUUID();
  await expect(grants.put(scope(), name, AbortSignal.timeout(100))).rejects.toThrow();
  await pause(100);
  expect(await look(name)).toBe(404);
});
