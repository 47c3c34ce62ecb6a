import { operations, Problem, Secrets } from "@vault-tab/contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addressOf, callOf } from "../world/operation-call.ts";
import { startVaultTab, type VaultTab } from "../world/vault-tab.ts";

let vaultTab: VaultTab;
let token: string;
beforeAll(async () => {
  vaultTab = await startVaultTab({ seed: "small" }, { REQUESTS_PER_MINUTE: "5000" });
  token = await vaultTab.person("approver").ssoToken();
});
afterAll(() => vaultTab.stop());

const refusedQueries = [
  "?vault=../kv-platform",
  "?vault=kv-payments-dev%00",
  "?kind=value",
  "?health=fine",
  "?sort=value",
  "?sort=--name",
  "?sort=name&sort=-name",
  "?limit=0",
  "?limit=501",
  "?limit=1e9",
  "?limit=NaN",
  "?cursor=abc",
  "?cursor=W10",
  "?tag=",
  "?unknown=1",
  "?__proto__=1",
  "?q[]=a",
  `?q=${"a".repeat(201)}`,
  `?${"vault=a&".repeat(101)}`,
];

describe("GET /api/secrets", () => {
  it.each(refusedQueries)("refuses %s and names the field", async (query) => {
    const answer = await vaultTab.call(`/api/secrets${query}`, token);
    const problem = Problem.parse(await answer.json());
    expect([answer.status, problem.code]).toEqual([400, "invalid_input"]);
    expect(problem.errors?.length).toBeGreaterThan(0);
  });

  it.each([
    "?q=%3Cscript%3Ealert(1)%3C/script%3E",
    "?q=%27%20OR%201=1--",
    "?q=%F0%9F%92%A9",
    "?q=%E2%80%AE",
    "?q=.*",
    "?tag=%7B%7D",
    "?tag=%3Cimg%20src%3Dx%3E",
    "?vault=no-such-vault",
  ])("takes %s for what it says, and finds nothing", async (query) => {
    const answer = await vaultTab.call(`/api/secrets${query}`, token);
    expect(answer.status).toBe(200);
    expect(Secrets.parse(await answer.json()).items.length).toBeLessThan(5);
  });
});

const methodsAt = (path: string): readonly string[] =>
  Object.values(operations)
    .filter((operation) => operation.path === path)
    .map(({ method }) => method.toUpperCase());

/** What a person may call: Event Grid's is tested beside rotation. */
const forPeople = Object.entries(operations).filter(([, one]) => one.audience !== "event-grid");

describe.each(forPeople)("%s", (_id, operation) => {
  const address = (): string => `${vaultTab.product.origin}${addressOf(operation)}`;

  it("refuses a body that is too large", async () => {
    const answer = await fetch(address(), {
      method: "POST",
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
      body: JSON.stringify({ reason: "x".repeat(1_000_000) }),
    });
    expect(answer.status).toBe(413);
    expect(await answer.json()).toMatchObject({ code: "payload_too_large" });
  });

  it("refuses a parameter it does not know", async () => {
    const answer = await fetch(`${address()}?value=true`, callOf(operation, token));
    expect(await answer.json()).toMatchObject({ code: "invalid_input" });
  });

  it("answers any other method with a problem, not with an error", async () => {
    const known = methodsAt(operation.path);
    for (const method of ["GET", "POST", "PUT", "DELETE", "PATCH"]) {
      if (known.includes(method)) continue;
      const headers = { authorization: `Bearer ${token}` };
      const answer = await fetch(address(), { method, headers });
      expect([method, answer.status]).toEqual([method, 404]);
      expect(await answer.json()).toMatchObject({ code: "not_found" });
    }
  });
});

describe("an address that is none of ours", () => {
  it.each([
    "/api",
    "/api/",
    "/api/nothing",
    "/api/vaults/..%2f..%2fetc/secrets/x",
    "/api/vaults/kv/secrets/%E0%A4%A",
    "/api/vaults/kv-payments-dev/secrets/a%2Fb",
    "/package.json",
    "/assets/%2e%2e%2fpackage.json",
    "/assets/..%5c..%5cpackage.json",
    "/assets/nothing.js",
  ])("%s is a problem of the caller's", async (path) => {
    const answer = await fetch(`${vaultTab.product.origin}${path}`, {
      headers: { authorization: `Bearer ${token}` },
    });
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
    expect(answer.headers.get("content-type")).toContain("application/problem+json");
  });
});

/** A small generator with a seed, so that a failure can be had again. */
const randomFrom = (seed: number) => () => {
  seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
  return seed / 2_147_483_648;
};

describe("whatever comes", () => {
  it("is answered without a 5xx (1,000 requests from a seed)", async () => {
    const random = randomFrom(20_261_123);
    const alphabet = [
      "a",
      "%00",
      "%2e",
      "../",
      "=",
      "&",
      "[",
      "]",
      "%F0%9F%94%91",
      "'",
      "name",
      "kv-payments-dev",
      "secret",
      "-",
      "%",
      "?",
    ];
    const names = [
      "vault",
      "q",
      "kind",
      "health",
      "tag",
      "sort",
      "cursor",
      "limit",
      "x",
      "__proto__",
    ];
    const pick = (from: readonly string[]): string =>
      from[Math.floor(random() * from.length)] ?? "";
    const text = (): string =>
      Array.from({ length: Math.floor(random() * 6) }, () => pick(alphabet)).join("");
    const statuses = new Set<number>();
    for (let round = 0; round < 1000; round += 1) {
      const path =
        random() < 0.5
          ? "/api/secrets"
          : `/api/vaults/${encodeURI(text())}/secrets/${encodeURI(text())}`;
      const query = Array.from(
        { length: Math.floor(random() * 4) },
        () => `${pick(names)}=${text()}`,
      );
      const answer = await vaultTab.call(`${path}?${query.join("&")}`, token);
      await answer.arrayBuffer();
      statuses.add(answer.status);
    }
    expect([...statuses].filter((status) => status >= 500)).toEqual([]);
    expect(statuses).toContain(400);
  }, 60_000);
});
