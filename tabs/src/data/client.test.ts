import { describe, expect, it } from "vitest";
import { TroubleError } from "../trouble.ts";
import { makeClient } from "./client.ts";
import { requestUrl } from "./request-url.ts";
import { makeServerClock } from "./server-clock.ts";

const problem = (code: string, status: number) =>
  Response.json(
    { type: "about:blank", title: "t", status, code, requestId: "r-1", retryAfter: 3 },
    { status },
  );
const noVaults = () => Response.json({ items: [], complete: true, problems: [] });

/** A client before a row of answers; it records what was sent. */
function setUp(...answers: (Response | Error)[]) {
  const sent: { url: string; authorization: string | null }[] = [];
  const posted: { body: unknown; key: string | null; type: string | null }[] = [];
  const client = makeClient({
    fetch: async (url, init) => {
      const headers = new Headers(init.headers);
      sent.push({ url, authorization: headers.get("authorization") });
      if (init.method === "POST") {
        const key = headers.get("idempotency-key");
        posted.push({ body: init.body, key, type: headers.get("content-type") });
      }
      const answer = answers.shift() ?? new Error("No further answer was expected.");
      if (answer instanceof Error) throw answer;
      return answer;
    },
    tokens: { current: async () => "first", renew: async () => "second" },
    heard: () => undefined,
  });
  return { client, sent, posted };
}

const troubleFrom = async (work: Promise<unknown>) => {
  const error: unknown = await work.catch((thrown: unknown) => thrown);
  if (!(error instanceof TroubleError)) throw new Error("It was no trouble.", { cause: error });
  return error.trouble;
};

describe("a call", () => {
  it("without a connection is unreachable", async () => {
    const { client } = setUp(new TypeError("Failed to fetch"));
    expect(await troubleFrom(client("listVaults", {}))).toEqual({ code: "unreachable" });
  });

  it("that a proxy answers is unreachable too", async () => {
    const { client } = setUp(new Response("<h1>Bad gateway</h1>", { status: 502 }));
    expect((await troubleFrom(client("listVaults", {}))).code).toBe("unreachable");
  });

  it("brings a problem with what it carries", async () => {
    const { client } = setUp(problem("upstream_throttled", 503));
    expect(await troubleFrom(client("listVaults", {}))).toEqual({
      code: "upstream_throttled",
      requestId: "r-1",
      retryAfter: 3,
    });
  });

  it("does not pass on a code that the contract does not know", async () => {
    const { client } = setUp(problem("made_up", 400));
    expect((await troubleFrom(client("listVaults", {}))).code).toBe("unreadable_reply");
  });

  it("does not pass on a reply that does not fit the contract", async () => {
    const { client } = setUp(Response.json({ items: [{ name: 1 }], complete: true, problems: [] }));
    expect((await troubleFrom(client("listVaults", {}))).code).toBe("unreadable_reply");
  });

  it("drops what the contract has no place for", async () => {
    const { client } = setUp(
      Response.json({ items: [], complete: true, problems: [], value: "a value" }),
    );
    expect(await client("listVaults", {})).not.toHaveProperty("value");
  });

  it("renews a sign-in that ran out, once", async () => {
    const { client, sent } = setUp(problem("token_expired", 401), noVaults());
    await client("listVaults", {});
    expect(sent.map(({ authorization }) => authorization)).toEqual([
      "Bearer first",
      "Bearer second",
    ]);
    const again = setUp(problem("token_expired", 401), problem("token_expired", 401));
    expect((await troubleFrom(again.client("listVaults", {}))).code).toBe("token_expired");
    expect(again.sent).toHaveLength(2);
  });

  it("shows nobody's sign-in where none is asked for", async () => {
    const { client, sent } = setUp(
      Response.json({
        tenantId: "t",
        clientId: "c",
        teamsAppId: "a",
        signInBase: "s",
        messageOrigins: [],
      }),
    );
    await client("getSettings", {});
    expect(sent).toEqual([{ url: "/api/settings", authorization: null }]);
  });

  it("that was given up is given up, not unreachable", async () => {
    const { client } = setUp(new DOMException("Aborted", "AbortError"));
    const given = client("listVaults", {}, AbortSignal.abort());
    await expect(given).rejects.toThrow(DOMException);
  });
});

describe("a command", () => {
  it("is sent as JSON, and twice with the same key", async () => {
    const refused = () =>
      Response.json(
        {
          type: "about:blank",
          title: "t",
          status: 422,
          code: "secret_in_text",
          requestId: "r-2",
          errors: [{ field: "reason", message: "a key" }],
        },
        { status: 422 },
      );
    const { client, posted } = setUp(problem("token_expired", 401), refused());
    const body = { reason: "It fails", duration: "PT1H" };
    const input = { params: { id: "g-1" }, body, idempotencyKey: "k-1" };
    expect(await troubleFrom(client("extendGrant", input))).toMatchObject({
      code: "secret_in_text",
      errors: [{ field: "reason", message: "a key" }],
    });
    const once = { body: JSON.stringify(body), key: "k-1", type: "application/json" };
    expect(posted).toEqual([once, once]);
  });

  it("that takes nothing sends an empty one, and no key where there is none", async () => {
    const { client, posted } = setUp(problem("not_found", 404));
    await troubleFrom(client("withdraw", { params: { id: "r-1" } }));
    expect(posted).toEqual([{ body: "{}", key: null, type: "application/json" }]);
  });
});

it("writes lists as repeated parameters and escapes parts of the path", () => {
  const url = requestUrl(
    "/api/vaults/{vault}/secrets/{name}",
    { vault: "a/b", name: "c" },
    { tag: ["x=1", "y&z"], q: "", limit: 2, cursor: undefined },
  );
  expect(url).toBe("/api/vaults/a%2Fb/secrets/c?tag=x%3D1&tag=y%26z&limit=2");
});

describe("the service's clock", () => {
  it("is followed where this device's is wrong, and left alone where it is right", () => {
    const device = Date.parse("2026-11-23T12:00:00Z");
    const clock = makeServerClock(() => device);
    let told = 0;
    clock.subscribe(() => (told += 1));
    clock.heard("Mon, 23 Nov 2026 12:00:01 GMT");
    expect(clock.now()).toBe(device);
    clock.heard("Tue, 24 Nov 2026 12:00:00 GMT");
    expect(clock.now()).toBe(device + 24 * 3600 * 1000);
    expect(clock.fromDevice(device - 1)).toBe(clock.now() - 1);
    clock.heard("nonsense");
    clock.heard(null);
    clock.heard("Tue, 24 Nov 2026 12:00:01 GMT");
    expect(told).toBe(1);
  });
});
