import { AuditPage } from "@vault-tab/contract";
import * as z from "zod/mini";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { asSuperuser } from "../world/postgres.ts";
import { type Apart, startApart } from "./roles-world.ts";
import { until } from "./story.ts";

const vault = "kv-payments-prod";

const IdentityReply = z.object({ access_token: z.string() });

let apart: Apart;
beforeAll(async () => {
  apart = await startApart();
}, 180_000);
afterAll(() => apart.stop());

describe("a process that answers and one that grants", () => {
  it("let somebody in and out again, by way of the database", async () => {
    const { story } = apart;
    const secret = `${vault}/adyen-api-key`;
    const request = await story.askOne("requester", secret, { duration: "PT1H" });
    expect(await story.decide("approver", request, "approve")).toMatchObject({ status: 200 });
    expect(await story.isGrant(request, "active")).toBe(true);
    expect(await story.read("requester", secret)).toBe(200);
    const grant = await story.grantOf(request);
    await story.call("requester", "returnGrant", { params: { id: grant?.id ?? "" } });
    expect(await story.isGrant(request, "ended")).toBe(true);
    expect(await until(async () => (await story.read("requester", secret)) === 403)).toBe(true);
  }, 90_000);
});

const told = async (type: string, request: string) => {
  const query = `?type=${type}&request=${request}`;
  const { text } = await apart.story.call("auditor", "listAuditEntries", { query });
  return AuditPage.parse(JSON.parse(text)).items;
};

const inRequest = (change: string) => (request: string) =>
  `UPDATE vault_tab.access_requests SET record = ${change} WHERE id = '${request}'`;
const inGrant = (change: string) => (request: string) =>
  `UPDATE vault_tab.grants SET record = ${change} WHERE request = '${request}'`;
const undecided = "jsonb_set(record, '{decisions}', '[]')";

/** As if it had been an emergency, for which the rules ask nobody. */
const brokenGlass = (request: string): string => {
  const marked = `jsonb_set(${undecided}, '{obligations,quorums}', '[]')`;
  return [
    inRequest(`jsonb_set(${marked}, '{breakGlass}', 'true')`)(request),
    inGrant("jsonb_set(record, '{breakGlass}', 'true')")(request),
  ].join(";");
};

const unmet = "Nobody has approved it who would have to";
const forged = "is not what was decided";

/** What somebody with the database writes between a decision and its time. */
const forgeries: readonly (readonly [
  what: string,
  reason: string,
  write: (request: string) => string,
])[] = [
  ["without the decisions", unmet, inRequest(undecided)],
  [
    "without them and as if nobody had to be asked",
    unmet,
    inRequest(`jsonb_set(${undecided}, '{obligations,quorums}', '[]')`),
  ],
  [
    "by the requester alone",
    unmet,
    inRequest("jsonb_set(record, '{decisions,0,by,objectId}', record #> '{requester,objectId}')"),
  ],
  [
    "as if the glass had been broken",
    "does not know that this person broke the glass",
    brokenGlass,
  ],
  ["for longer than was approved", forged, inGrant("jsonb_set(record, '{durationMs}', '7200000')")],
  [
    "for somebody else",
    forged,
    inGrant(
      "jsonb_set(record, '{target,principalId}', '\"d4000000-0000-4000-8000-000000000007\"')",
    ),
  ],
];

const clientId = "c3000000-0000-4000-8000-000000000001";

/** A token of the very identity that the web has. */
const tokenOfWeb = async (resource: string): Promise<string> => {
  const { processEnvironment } = apart.story.vaultTab.sandbox;
  const { IDENTITY_ENDPOINT = "", IDENTITY_HEADER = "" } = processEnvironment;
  const query = new URLSearchParams({ "api-version": "2019-08-01", resource, client_id: clientId });
  const headers = { "x-identity-header": IDENTITY_HEADER };
  const answer = await fetch(`${IDENTITY_ENDPOINT}?${query}`, { headers });
  return IdentityReply.parse(await answer.json()).access_token;
};
const sendAsWeb = async (resource: string, method: string, url: string, body?: object) => {
  const headers = {
    authorization: `Bearer ${await tokenOfWeb(resource)}`,
    "content-type": "application/json",
  };
  const answer = await fetch(url, { method, headers, ...(body && { body: JSON.stringify(body) }) });
  await answer.body?.cancel();
  return answer.status;
};

describe("a web process that somebody has taken over", () => {
  it.each([
    ["GET", "secrets/adyen-api-key"],
    ["GET", "secrets"],
    ["PUT", "secrets/adyen-api-key"],
    ["POST", "keys/payments-signing/sign"],
  ])("can't with its identity: %s %s", async (method, path) => {
    const url = `https://${vault}.vault.azure.net/${path}?api-version=7.5`;
    const body = method === "GET" ? undefined : { value: "taken over" };
    expect(await sendAsWeb("https://vault.azure.net", method, url, body)).toBe(403);
  });

  it.each(["at the vault", "at one secret"])("can't assign a role %s", async (where) => {
    const { endpoints } = apart.story.vaultTab.sandbox;
    const at = endpoints.vaults.find(({ name }) => name === vault)?.resourceId ?? "";
    const scope = where === "at the vault" ? at : `${at}/secrets/adyen-api-key`;
    const name = "6a1de0f0-0000-4000-8000-000000000001";
    const url = `https://management.azure.com${scope}/providers/Microsoft.Authorization/roleAssignments/${name}?api-version=2022-04-01`;
    const definitions = `/subscriptions/${endpoints.subscriptionId}/providers/Microsoft.Authorization/roleDefinitions`;
    const properties = {
      roleDefinitionId: `${definitions}/4633458b-17de-408a-b874-0445c86b69e6`,
      principalId: apart.story.vaultTab.person("requester").objectId,
      principalType: "User",
    };
    expect(await sendAsWeb("https://management.azure.com", "PUT", url, { properties })).toBe(403);
  });
});

describe("a worker whose database says approved", () => {
  it("grants nothing to a row that nobody decided on, and tells of it once", async () => {
    const { story, database, worker } = apart;
    const secret = `${vault}/adyen-api-key`;
    const request = await story.askOne("requester", secret);
    const approved = `jsonb_set(record, '{status}', '"approved"')`;
    const statements = `UPDATE vault_tab.access_requests SET status = 'approved',
      record = ${approved} WHERE id = '${request}'`;
    await asSuperuser(database, statements);
    const isTold = async () => (await told("approval-unfounded", request)).length > 0;
    expect(await until(isTold)).toBe(true);
    const words = "approved in the database without the decisions for it";
    expect(await until(async () => worker.log().includes(words))).toBe(true);
    // Two more rounds of the comparison.
    await new Promise((resolve) => setTimeout(resolve, 5_000));
    expect(await told("approval-unfounded", request)).toHaveLength(1);
    expect(await story.standing(secret)).toEqual([]);
    expect(await story.read("requester", secret)).toBe(403);
  }, 90_000);

  it.each(forgeries)(
    "opens nothing %s, and says why",
    async (_what, reason, write) => {
      const { story, database } = apart;
      const secret = `${vault}/stripe-webhook-secret`;
      const startsAt = new Date(Date.parse((await story.control()).now) + 60_000).toISOString();
      const request = await story.askOne("requester", secret, { duration: "PT1H", startsAt });
      expect(await story.decide("approver", request, "approve")).toMatchObject({ status: 200 });
      await asSuperuser(database, write(request));
      await story.vaultTab.control("clock", { advance: "PT1M" });
      expect(await story.isGrant(request, "failed")).toBe(true);
      const [entry] = await told("grant-failed", request);
      expect(entry?.data["reason"]).toContain(reason);
      expect(await told("grant-opened", request)).toEqual([]);
      expect(await story.standing(secret)).toEqual([]);
      expect(await story.read("requester", secret)).toBe(403);
    },
    90_000,
  );

  it("opens what was approved, at its time", async () => {
    const { story } = apart;
    const secret = `${vault}/stripe-webhook-secret`;
    const startsAt = new Date(Date.parse((await story.control()).now) + 60_000).toISOString();
    const request = await story.askOne("requester", secret, { duration: "PT1H", startsAt });
    expect(await story.decide("approver", request, "approve")).toMatchObject({ status: 200 });
    await story.vaultTab.control("clock", { advance: "PT1M" });
    expect(await story.isGrant(request, "active")).toBe(true);
  }, 90_000);
});
