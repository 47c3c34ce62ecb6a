import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createActivityFeed } from "./send-notice.ts";

const notice = {
  id: "0123456789ab-4000-8000-000000000000",
  type: "opened",
  request: "r",
  dueAt: new Date(0),
  attempts: 1,
} as const;
const message = {
  activity: "accessOpened",
  parameters: { secret: "api-key in kv-prod" },
  preview: "Open it.",
  page: "my-access/g",
};
let now = 0;
let answers: (() => Response | Promise<Response>)[] = [];
const asked: { url: string; body: unknown; token: string | null }[] = [];
const refused: number[] = [];
const feed = () =>
  createActivityFeed({
    token: () => Promise.resolve("token"),
    clock: { now: () => new Date(now) },
    teamsAppId: "app",
    refused: (status) => void refused.push(status),
  });
const answer = (status: number, headers: Record<string, string> = {}) => {
  answers.push(() => new Response(null, { status, headers }));
};

beforeEach(() => {
  now = 0;
  answers = [];
  asked.length = 0;
  refused.length = 0;
  vi.stubGlobal("fetch", async (url: URL, init: RequestInit) => {
    const token = new Headers(init.headers).get("authorization");
    asked.push({ url: url.href, body: JSON.parse(String(init.body)), token });
    const next = answers.shift();
    if (!next) throw new TypeError("fetch failed");
    return next();
  });
});
afterEach(() => vi.unstubAllGlobals());

describe("a notice to Graph", () => {
  it("goes to no other host and no other call, whatever stands for the recipient", async () => {
    answer(404);
    await feed().send(notice, "@evil.example/../..?x=", message);
    expect(asked[0]?.url).toBe(
      "https://graph.microsoft.com/v1.0/users/%40evil.example%2F..%2F..%3Fx%3D/teamwork/sendActivityNotification",
    );
  });

  it.each([403, 404])("is done where this person has not the app: %d", async (status) => {
    answer(status);
    expect(await feed().send(notice, "ann", message)).toEqual({ outcome: "unreachable" });
    expect(refused).toEqual([status]);
  });

  it.each([400, 401, 500, 503])("comes back after %d", async (status) => {
    answer(status);
    expect(await feed().send(notice, "ann", message)).toEqual({ outcome: "later" });
  });

  it("comes back where there is no answer, or no token", async () => {
    expect(await feed().send(notice, "ann", message)).toEqual({ outcome: "later" });
  });

  it("is not sent, nor is any other, while Graph wants quiet", async () => {
    const { send } = feed();
    answer(429, { "retry-after": "7" });
    expect(await send(notice, "ann", message)).toEqual({ outcome: "later", retryAfter: 7 });
    now = 5_000;
    expect(await send(notice, "bob", message)).toEqual({ outcome: "later", retryAfter: 2 });
    expect(asked).toHaveLength(1);
    now = 7_000;
    answer(204);
    expect(await send(notice, "bob", message)).toEqual({ outcome: "sent" });
  });

  it("carries a number by which a repetition takes its place, and the page it leads to", async () => {
    answer(204);
    await feed().send(notice, "ann", message);
    expect(asked).toEqual([
      {
        url: "https://graph.microsoft.com/v1.0/users/ann/teamwork/sendActivityNotification",
        token: "Bearer token",
        body: {
          topic: {
            source: "text",
            value: "Vault",
            webUrl:
              "https://teams.microsoft.com/l/entity/app/vault?context=%7B%22subEntityId%22%3A%22my-access%2Fg%22%7D",
          },
          activityType: "accessOpened",
          chainId: 0x0123456789ab,
          previewText: { content: "Open it." },
          templateParameters: [{ name: "secret", value: "api-key in kv-prod" }],
        },
      },
    ]);
  });
});
