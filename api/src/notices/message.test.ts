import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { messageOf } from "./message.ts";
import type { NoticeType } from "./notice.ts";
import { grantOf, PLANTED, requestOf } from "./planted-words.fixture.ts";

const Manifest = z.object({
  activities: z.object({
    activityTypes: z.array(z.object({ type: z.string(), templateText: z.string() })),
  }),
  staticTabs: z.array(z.object({ entityId: z.string() })),
});
const file = new URL("../../../appPackage/manifest.json", import.meta.url);
const { activities } = Manifest.parse(JSON.parse(readFileSync(file, "utf8")));

const cases: readonly (readonly [NoticeType, page: string])[] = [
  ["to-review", "review/request-1"],
  ["approved", "my-access/request-1"],
  ["declined", "my-access/request-1"],
  ["lapsed", "my-access/request-1"],
  ["opened", "my-access/grant-1"],
  ["ending-soon", "my-access/grant-1"],
  ["ended", "my-access/grant-1"],
  ["failed", "my-access/grant-1"],
  ["break-glass", "review/request-1"],
  ["to-sign-off", "review/request-1"],
];
const now = new Date(50 * 60_000);
const messageFor = (type: NoticeType, page: string) => {
  const grant = page.includes("grant") ? grantOf({ endsAt: new Date(3_600_000) }) : undefined;
  return messageOf({ type, request: requestOf(), grant, now });
};

describe.each(cases)("the notice %s", (type, page) => {
  const message = messageFor(type, page);

  it("says nothing that anybody wrote", () => {
    expect(JSON.stringify(message)).not.toContain(PLANTED);
  });

  it("leads to its page", () => {
    expect(message.page).toBe(page);
  });

  it("is declared in the app's manifest, with all that its template asks for and no more", () => {
    const declared = activities.activityTypes.filter(({ type: one }) => one === message.activity);
    const asked = declared.map(({ templateText }) => [...templateText.matchAll(/\{(\w+)\}/g)]);
    const names = asked.flat().map(([, name]) => name);
    expect(declared).toHaveLength(1);
    expect(names.toSorted()).toEqual(Object.keys(message.parameters).toSorted());
  });

  it("is short enough for Teams", () => {
    expect(message.preview.length).toBeLessThanOrEqual(150);
  });
});

it("the manifest declares no other activities", () => {
  const sent = new Set(cases.map(([type, page]) => messageFor(type, page).activity));
  expect(new Set(activities.activityTypes.map(({ type }) => type))).toEqual(sent);
});

describe("words", () => {
  const named = (secrets: ReturnType<typeof requestOf>["secrets"]) =>
    messageOf({ type: "lapsed", request: requestOf({ secrets }), grant: undefined, now })
      .parameters;

  it("of several secrets are their number and where they are", () => {
    const one = { vault: "kv-a", name: "x" };
    expect(named([one, { ...one, name: "y" }])).toEqual({ secret: "2 secrets in kv-a" });
    expect(named([one, { ...one, vault: "kv-b" }])).toEqual({ secret: "2 secrets in 2 vaults" });
    expect(named([{ vault: "kv-a" }])).toEqual({ secret: "kv-a" });
  });

  it("of the end say how long it still is, and who ended it", () => {
    const soon = messageFor("ending-soon", "my-access/grant-1");
    expect(soon.parameters["minutes"]).toBe("10 minutes");
    const because = grantOf({ because: "revoked", endedBy: { objectId: "ann", name: "Ann" } });
    const ended = messageOf({ type: "ended", request: requestOf(), grant: because, now });
    expect(ended.preview).toBe("Ann ended it. Open it to ask again.");
  });
});
