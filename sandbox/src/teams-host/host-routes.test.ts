import { createServer } from "node:http";
import { afterEach, expect, test } from "vitest";
import { openState } from "../state/state-store.ts";
import type { Person, World } from "../world.ts";
import { createTeamsHost } from "./teams-host.ts";
import type { TeamsHostOptions } from "./teams-app.ts";

const product = "https://localhost:5301";
const channelId = "19:general@thread.tacv2";
const tab = { channelId, entityId: "secrets", name: "Vault", contentUrl: `${product}/tab` };
const person: Person = {
  key: "requester",
  objectId: "o-1",
  name: "Requester",
  userPrincipalName: "requester@contoso.example",
  password: "",
  accountEnabled: true,
  appRoles: [],
};
const options: TeamsHostOptions = {
  productUrl: product,
  clientId: "c",
  appIdUri: "api://c",
  teamsAppId: "a",
  app: {
    name: "Vault",
    configurationUrl: `${product}/configure`,
    staticTabs: [],
    channelTab: tab,
    validDomains: [],
  },
  ssoToken: async (objectId, { claims }) =>
    claims === undefined
      ? { ok: true, token: `token of ${objectId}` }
      : { ok: false, error: `no token with ${claims}` },
};

function smallWorld(): World {
  const team = {
    groupId: "g",
    name: "Payments",
    internalId: channelId,
    channels: [{ id: channelId, name: "General" }],
    owners: [],
    members: ["o-1"],
  };
  return {
    clock: { now: () => new Date(0) },
    state: openState(),
    directory: {
      tenantId: "t",
      people: () => [person],
      person: (name) => (name === "requester" ? person : undefined),
      teams: () => [team],
      groupsOf: () => [],
      principalType: () => undefined,
    },
    tokens: { verify: async () => ({ ok: false, reason: "missing", detail: "" }) },
    faults: { find: () => undefined },
    settings: { latency: 0, propagation: 0, limits: true },
    newId: () => "new-id",
  };
}

const stops: (() => void)[] = [];
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
});

async function ask(
  method: string,
  path: string,
  {
    body,
    site,
    world = smallWorld(),
    changes = {},
  }: {
    body?: object;
    site?: string;
    world?: World;
    changes?: Partial<TeamsHostOptions>;
  } = {},
) {
  const server = createServer(createTeamsHost(world, { ...options, ...changes }));
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  stops.push(() => server.close());
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  const headers = { "Content-Type": "application/json", ...(site && { "Sec-Fetch-Site": site }) };
  const response = await fetch(`http://127.0.0.1:${port}${path}`, {
    method,
    headers,
    ...(body && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  const json = (): unknown => JSON.parse(text);
  return { status: response.status, headers: response.headers, text, json };
}

test.each(["cross-site", "same-site"])("a %s page gets no token", async (site) => {
  const answer = await ask("POST", "/host/token", { site, body: { persona: "requester" } });
  expect([answer.status, answer.text.includes("token of")]).toEqual([403, false]);
});

test("nobody else than a person of the tenant gets a token, and a refusal keeps its reason", async () => {
  const body = (value: object) => ask("POST", "/host/token", { body: value });
  expect((await body({ persona: "stranger" })).json()).toMatchObject({ ok: false });
  expect((await body({})).json()).toMatchObject({ ok: false });
  expect((await body({ persona: "requester", claims: "{}" })).json()).toEqual({
    ok: false,
    error: "no token with {}",
  });
  expect((await body({ persona: "requester" })).json()).toEqual({
    ok: true,
    token: "token of o-1",
  });
});

test.each([
  ["no channel of this tenant", { channelId: "19:other@thread.tacv2" }],
  ["no name", { name: "" }],
  ["a page of somebody else", { contentUrl: "https://evil.test/" }],
  ["a page that is no web page", { contentUrl: "javascript:alert(1)" }],
  ["a removal page of somebody else", { removeUrl: "https://evil.test/" }],
])("a tab with %s is refused", async (_what, change) => {
  const world = smallWorld();
  const answer = await ask("PUT", "/host/tabs", { world, body: { ...tab, ...change } });
  expect(answer.status).toBe(400);
  expect((await ask("GET", "/host/bootstrap", { world })).json()).toMatchObject({ tabs: [] });
});

test("a tab is kept by the state, not by the process that took it", async () => {
  const world = smallWorld();
  await ask("PUT", "/host/tabs", { world, body: tab });
  const kept = await ask("GET", "/host/bootstrap", { world });
  expect(kept.json()).toMatchObject({ tabs: [{ ...tab, id: "new-id" }] });
  expect((await ask("DELETE", "/host/tabs/new-id", { world })).status).toBe(204);
  expect((await ask("DELETE", "/host/tabs/new-id", { world })).status).toBe(404);
});

test("a seeded tab that was removed does not come back, and a reset brings it back", async () => {
  const world = smallWorld();
  const changes = { seededTabs: [{ ...tab, team: "Payments", channel: "General" }] };
  const shown = async () => (await ask("GET", "/host/bootstrap", { world, changes })).json();
  expect(await shown()).toMatchObject({ tabs: [tab] });
  await ask("DELETE", "/host/tabs/new-id", { world, changes });
  expect(await shown()).toMatchObject({ tabs: [] });
  world.state.clear();
  expect(await shown()).toMatchObject({ tabs: [tab] });
});

test("the server is no way to look behind the app's own addresses", async () => {
  const answer = await ask(
    "GET",
    `/host/listening?url=${encodeURIComponent("https://127.0.0.1/")}`,
  );
  expect(answer.json()).toEqual({ listening: false });
});

test("the page's modules come without types and without inline script, its tests not at all", async () => {
  const module = await ask("GET", "/host/page/main.ts");
  expect(module.headers.get("content-type")).toContain("text/javascript");
  expect(module.text).not.toContain("Promise<void>");
  expect((await ask("GET", "/host/page/address.test.ts")).status).toBe(404);
  expect((await ask("GET", "/host/page/..%2Fteams-host.ts")).status).toBe(404);
  const { headers, text } = await ask("GET", "/");
  expect(headers.get("content-security-policy")).toContain("script-src 'self';");
  expect(headers.get("cross-origin-opener-policy")).toBeNull();
  expect(text).not.toMatch(/<script(?![^>]*src=)/);
});
