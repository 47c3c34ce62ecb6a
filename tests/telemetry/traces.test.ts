import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startStory, type Story, until } from "../access/story.ts";
import { search } from "../leaks/search/search.ts";
import { ofBytes } from "../leaks/search/source.ts";
import { type CollectedSpan, type Collector, startCollector } from "./collector.ts";

const secret = "kv-payments-dev/adyen-api-key";
const reason = "Payout 8841 of Contoso Nordwind hangs";
const ticket = "INC-640117";

let collector: Collector;
let story: Story;
beforeAll(async () => {
  collector = await startCollector();
  story = await startStory({ OTEL_EXPORTER_OTLP_ENDPOINT: collector.endpoint });
  const request = await story.askOne("requester", secret, { duration: "PT1H", reason, ticket });
  expect(await story.isGrant(request, "active")).toBe(true);
  expect(await story.read("requester", secret)).toBe(200);
  const [vault = "", name = ""] = secret.split("/");
  await story.call("requester", "getSecret", { params: { vault, name } });
}, 120_000);
afterAll(async () => {
  await story.stop();
  await collector.stop();
});

const tracesOf = (name: string): readonly (readonly CollectedSpan[])[] => {
  const roots = collector.spans.filter((span) => span.name === name && !span.parentSpanId);
  return roots.map(({ traceId }) => collector.spans.filter((span) => span.traceId === traceId));
};
const traceWith = async (root: string, ...parts: readonly string[]) => {
  const find = () =>
    tracesOf(root).find((spans) =>
      parts.every((part) => spans.some(({ name }) => name.startsWith(part))),
    );
  await until(async () => find() !== undefined, 15);
  return find();
};

describe("a request is one trace", () => {
  it("from the person across the exchange, Key Vault, Graph and the database", async () => {
    const azure = ["entra POST", "key-vault GET /secrets/{}/versions", "graph GET"];
    const database = ["database insert", "database commit"];
    const spans = await traceWith("POST /api/access-requests", ...azure, ...database);
    const [root] = spans?.filter(({ parentSpanId }) => !parentSpanId) ?? [];
    const others = spans?.filter((span) => span !== root) ?? [];
    expect(others.length).toBeGreaterThan(5);
    for (const span of others) expect(span.parentSpanId).toBe(root?.spanId);
  });

  it("and what the service does by itself is one too, with the writes of ARM", async () => {
    const put = "arm PUT";
    expect(await traceWith("background", put, "database commit")).toBeDefined();
    // Rounds that ask nothing of Azure come twice a second and are not told.
    for (const spans of tracesOf("background")) {
      expect(spans.some(({ name }) => !/^(background|database)/.test(name))).toBe(true);
    }
  });

  it("whose id stands in the log line of the request", async () => {
    const id = tracesOf("POST /api/access-requests")[0]?.[0]?.traceId ?? "none";
    expect(id).toMatch(/^[0-9a-f]{32}$/);
    expect(
      await until(async () => story.vaultTab.product.log().includes(`"traceId":"${id}"`)),
    ).toBe(true);
  });
});

describe("a caller's own trace", () => {
  it("is not continued", async () => {
    const own = "0af7651916cd43dd8448eb211c80319c";
    await fetch(`${story.vaultTab.product.origin}/api/settings`, {
      headers: { traceparent: `00-${own}-b7ad6b7169203331-01` },
    });
    expect(await traceWith("GET /api/settings")).toBeDefined();
    expect(collector.text()).not.toContain(own);
  });
});

describe("what is sent holds", () => {
  it("no value, no token, no name, no id and no word of anybody", async () => {
    const token = await story.vaultTab.person("requester").ssoToken();
    await fetch(`${story.vaultTab.product.origin}/api/vaults/${secret}/?reason=${ticket}`, {
      headers: { authorization: `Bearer ${token}` },
    });
    expect(await traceWith("GET none")).toBeDefined();
    const text = collector.text();
    const { personas, vaults, tenantId, clientId, subscriptionId } =
      story.vaultTab.sandbox.endpoints;
    const words = [
      ...personas.flatMap(({ name, objectId, userPrincipalName }) => [
        `"${name}"`,
        ...[objectId, userPrincipalName],
      ]),
      ...vaults.flatMap(({ name, resourceId }) => [name, resourceId]),
      ...[tenantId, clientId, subscriptionId, "adyen-api-key", "Nordwind", ticket, "8841"],
      ...["127.0.0.1", "localhost", "microsoftonline", "Bearer"],
    ];
    expect(text).toContain("POST /api/access-requests");
    expect(words.filter((word) => text.includes(word))).toEqual([]);
    const { findings } = await search(
      { name: "traces", tokens: "none" },
      ofBytes(Buffer.from(text)),
    );
    expect(findings).toEqual([]);
  });
});
