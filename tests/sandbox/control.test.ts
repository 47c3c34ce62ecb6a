import { spawn } from "node:child_process";
import { once } from "node:events";
import { decodeJwt } from "jose";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { azureCli, read, startTenant, type Tenant } from "./tenant.ts";

let tenant: Tenant;

beforeAll(async () => {
  tenant = await startTenant();
});
afterAll(() => tenant.stop());
afterEach(() => tenant.control("reset", {}));

const state = async () => read(await fetch(tenant.sandbox.endpoints.control));

describe("refusals", () => {
  test("415: a form that another site's page could post", async () => {
    const answer = await fetch(`${tenant.sandbox.endpoints.control}/reset`, { method: "POST" });
    expect(answer.status).toBe(415);
  });

  test("another origin is not told anything: there is no CORS header", async () => {
    const answer = await fetch(tenant.sandbox.endpoints.control, {
      headers: { origin: "https://example.com" },
    });
    expect(answer.headers.get("access-control-allow-origin")).toBeNull();
  });

  test("404: a person that is not there", async () => {
    expect((await tenant.control("mfa", { persona: "nobody", required: true })).status).toBe(404);
  });

  test.each([{ advance: "P1M" }, { advance: "" }, { set: "tomorrow" }, {}])(
    "400: the clock does not take %j",
    async (change) => {
      expect((await tenant.control("clock", change)).status).toBe(400);
    },
  );

  test("400: a misspelt field is no change", async () => {
    expect((await tenant.control("consent", { granted: true, person: "x" })).status).toBe(400);
  });
});

describe("the clock", () => {
  test("advances", async () => {
    const { body } = await tenant.control("clock", { advance: "P1DT1H" });
    expect(body["offsetSeconds"]).toBe(25 * 3600);
  });

  test("is set", async () => {
    const { body } = await tenant.control("clock", { set: "2030-01-01T00:00:00Z" });
    expect(String(body["now"])).toMatch(/^2030-01-01T00:00:0/);
  });

  test("is what tokens are issued by", async () => {
    await tenant.control("clock", { set: "2030-01-01T00:00:00Z" });
    const { iat = 0 } = decodeJwt(await tenant.sso("requester"));
    expect(new Date(iat * 1000).toISOString()).toMatch(/^2030-01-01T00:00:/);
  });
});

describe("a process that follows the clock", () => {
  const follower = (code: string) =>
    spawn(process.execPath, ["--input-type=module", "--eval", code], {
      env: { PATH: process.env["PATH"], ...tenant.sandbox.processEnvironment },
      stdio: ["ignore", "pipe", "inherit"],
    });
  const said = async (child: ReturnType<typeof follower>) => {
    const [data] = z.tuple([z.instanceof(Buffer)]).parse(await once(child.stdout, "data"));
    return data.toString().trim();
  };

  test("starts in the sandbox's time, by whichever way it asks", async () => {
    await tenant.control("clock", { set: "2030-01-01T00:00:00Z" });
    const code = `const told = [Date.now(), new Date().getTime(), Date.parse(Date())];
      console.log(told.map((time) => new Date(time).toISOString().slice(0, 15)).join());`;
    expect(await said(follower(code))).toBe(Array(3).fill("2030-01-01T00:0").join());
  });

  test("moves along while it runs", async () => {
    const child = follower(`const start = Date.now();
      console.log("ready");
      setInterval(() => {
        if (Date.now() - start < 3_600_000) return;
        console.log("an hour later");
        process.exit();
      }, 10);`);
    expect(await said(child)).toBe("ready");
    await tenant.control("clock", { advance: "PT1H" });
    expect(await said(child)).toBe("an hour later");
  });

  test("takes a given time as it is, and its dates are dates", async () => {
    await tenant.control("clock", { advance: "PT1H" });
    const code = `const d = new Date("2020-02-03T04:05:06Z");
      console.log(d.toISOString(), d instanceof Date, d.constructor === Date, typeof Date.UTC(2020));`;
    expect(await said(follower(code))).toBe("2020-02-03T04:05:06.000Z true true number");
  });
});

describe("faults", () => {
  const signIn = () => tenant.signIn("requester", azureCli, "https://vault.azure.net/.default");

  test("lost-answer: the work is done, the answer never comes", async () => {
    await tenant.control("faults", { add: { service: "entra", effect: "lost-answer" } });
    await expect(signIn()).rejects.toThrow("fetch failed");
  });

  test("fail-500, until it is deleted", async () => {
    const added = await tenant.control("faults", { add: { service: "entra", effect: "fail-500" } });
    expect((await signIn()).status).toBe(500);
    expect(added.body).toMatchObject({ faults: [{ id: expect.any(String) }] });
    await tenant.control("faults", { delete: await firstFault() });
    expect((await signIn()).status).toBe(200);
  });

  test("slow waits as long as was asked", async () => {
    await tenant.control("faults", { add: { service: "entra", effect: "slow", seconds: 0.3 } });
    const start = performance.now();
    await signIn();
    expect(performance.now() - start).toBeGreaterThanOrEqual(290);
  });

  test("stall never answers", async () => {
    await tenant.control("faults", { add: { service: "entra", effect: "stall" } });
    const late = new Promise((resolve) => setTimeout(resolve, 500, "nothing"));
    expect(await Promise.race([signIn(), late])).toBe("nothing");
  });

  async function firstFault(): Promise<string> {
    const { body } = await state();
    return z.object({ faults: z.tuple([z.object({ id: z.string() })]) }).parse(body).faults[0].id;
  }
});

test("latency is added to Key Vault, ARM and Graph, also where nobody has signed in", async () => {
  await tenant.control("settings", { latency: 200 });
  for (const url of [
    "https://kv-platform.vault.azure.net/secrets",
    "https://management.azure.com/subscriptions",
    "https://graph.microsoft.com/v1.0/me",
  ]) {
    const start = performance.now();
    expect((await fetch(url)).status).toBe(401);
    expect(performance.now() - start, url).toBeGreaterThanOrEqual(195);
  }
});

test("reset brings back the first day, and keeps the keys that clients know", async () => {
  const before = await tenant.sso("requester");
  await tenant.control("clock", { advance: "PT10M" });
  await tenant.control("account", { persona: "requester", enabled: false });
  await tenant.control("settings", { latency: 50 });
  await tenant.control("reset", {});
  expect((await state()).body).toMatchObject({
    offsetSeconds: 0,
    settings: { latency: 0 },
    faults: [],
  });
  const verdict = await tenant.sandbox.world.tokens.verify(`Bearer ${before}`, [
    tenant.sandbox.endpoints.clientId,
  ]);
  expect(verdict.ok).toBe(true);
});
