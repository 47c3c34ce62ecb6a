import { generateKeyPairSync, privateEncrypt, verify } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import { createGitHubCalls } from "./github-calls.ts";

const start = Date.parse("2026-03-01T12:00:00Z");
const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
/** `DigestInfo` before a SHA-256 digest (RFC 8017, 9.2, note 1). */
const sha256Info = Buffer.from("3031300d060960864801650304020105000420", "hex");
const sign = (digest: Uint8Array) =>
  Promise.resolve(privateEncrypt(privateKey, Buffer.concat([sha256Info, digest])));
const clock = { now: () => new Date(start) };

interface Sent {
  readonly path: string;
  readonly authorization: string;
  readonly body: string;
}

let sent: Sent[];
let refused: number;
beforeEach(() => {
  sent = [];
  refused = 0;
});

const json = (status: number, body: object): Response =>
  new Response(JSON.stringify(body), { status, headers: { "content-type": "application/json" } });

/** Each token is another one, so that it is seen which is used. */
const send: typeof fetch = (input, init) => {
  const { pathname } = new URL(input instanceof Request ? input.url : input);
  const authorization = new Headers(init?.headers).get("authorization") ?? "";
  sent.push({
    path: pathname,
    authorization,
    body: typeof init?.body === "string" ? init.body : "",
  });
  if (pathname.endsWith("/access_tokens")) {
    const token = `ghs_${sent.length}`;
    const expires_at = new Date(start + 3_600_000).toISOString();
    return Promise.resolve(json(201, { token, expires_at, permissions: { actions: "write" } }));
  }
  refused -= 1;
  return Promise.resolve(refused >= 0 ? json(401, { message: "Bad credentials" }) : json(200, {}));
};

const look = (calls: ReturnType<typeof createGitHubCalls>, repo = "rotation") =>
  calls("GET /repos/{owner}/{repo}/actions/runs/{run_id}", { owner: "contoso", repo, run_id: "1" });
const pace = { untilLooking: async () => 0, told: async () => undefined };
const open = () => createGitHubCalls({ appId: 7, installationId: 9, sign, clock, pace, send });
const tokensAsked = () => sent.filter(({ path }) => path.endsWith("/access_tokens"));

describe("a call to GitHub", () => {
  it("goes with a token for that repository, to run workflows and for nothing else", async () => {
    await look(open());
    const [asked, call] = sent;
    expect(asked?.path).toBe("/app/installations/9/access_tokens");
    expect(JSON.parse(asked?.body ?? "")).toEqual({
      repositories: ["rotation"],
      permissions: { actions: "write" },
    });
    expect(call?.authorization).toBe("token ghs_1");
  });

  it("signs the App in by a key that is elsewhere, for less than ten minutes", async () => {
    await look(open());
    const [head = "", claims = "", signature = ""] =
      sent[0]?.authorization.replace(/^bearer /i, "").split(".") ?? [];
    const signed = Buffer.from(`${head}.${claims}`);
    expect(verify("sha256", signed, publicKey, Buffer.from(signature, "base64url"))).toBe(true);
    const now = start / 1000;
    expect(JSON.parse(Buffer.from(claims, "base64url").toString())).toEqual({
      ...{ iss: "7", iat: now - 60, exp: now + 540 },
    });
  });

  it("asks for a token once, and for another repository again", async () => {
    const calls = open();
    await look(calls);
    await look(calls);
    expect(tokensAsked()).toHaveLength(1);
    await look(calls, "website");
    expect(tokensAsked()).toHaveLength(2);
  });

  it("with a token that was taken back asks for one more, and no more than that", async () => {
    const calls = open();
    await look(calls);
    refused = 1;
    await look(calls);
    expect(tokensAsked()).toHaveLength(2);
    refused = 2;
    await expect(look(calls)).rejects.toMatchObject({ status: 401 });
    expect(tokensAsked()).toHaveLength(3);
  });
});
