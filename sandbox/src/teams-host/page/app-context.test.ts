import { expect, test } from "vitest";
import { appContext, fillPlaceholders } from "./app-context.ts";

const person = {
  key: "approver",
  objectId: "o-1",
  name: "Approver",
  userPrincipalName: "approver@contoso.example",
  role: "",
};
const team = {
  groupId: "g-1",
  name: "Payments",
  internalId: "19:team@thread.tacv2",
  channels: [],
  owners: ["o-1"],
  members: ["o-1"],
};
const personal = {
  tenantId: "t-1",
  person,
  theme: "dark",
  client: "web",
  locale: "en-us",
  sessionId: "s-1",
  frame: "content",
  entityId: "home",
} as const;

test("outside a channel there is no channel and no team, not empty ones", () => {
  const context = appContext(personal);
  expect(Object.keys(context).filter((key) => /channel|team|group/i.test(key))).toEqual([]);
  expect(context).not.toHaveProperty("subEntityId");
});

test("an owner is 0, a member 1", () => {
  const role = (objectId: string) =>
    appContext({
      ...personal,
      person: { ...person, objectId },
      channel: { team, id: "19:c", name: "General" },
    })["userTeamRole"];
  expect([role("o-1"), role("o-2")]).toEqual([0, 1]);
});

test("placeholders are filled and encoded, unknown ones stay", () => {
  expect(fillPlaceholders("https://a.test/?u={loginHint}&t={theme}&x={other}", personal)).toBe(
    "https://a.test/?u=approver%40contoso.example&t=dark&x={other}",
  );
});
