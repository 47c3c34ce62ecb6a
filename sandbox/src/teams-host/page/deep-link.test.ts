import { expect, test } from "vitest";
import { readEntityLink, writeEntityLink } from "./deep-link.ts";

const here = "https://localhost:5300";

test.each([
  "https://evil.test/l/entity/app/page",
  "https://teams.microsoft.com.evil.test/l/entity/app/page",
  "https://teams.microsoft.com/l/chat/0/0?users=a",
  "https://teams.microsoft.com/l/entity/app",
  "javascript:alert(1)",
  "",
])("%s is no link to a page of an app", (link) => {
  expect(readEntityLink(link, here)).toBeUndefined();
});

test("a context that is no JSON is left out", () => {
  expect(readEntityLink(`${here}/l/entity/app/page?context={broken`, here)).toEqual({
    appId: "app",
    entityId: "page",
  });
});

test("what is written is read back", () => {
  const link = { appId: "app", entityId: "a b", subEntityId: "secret/x&y", channelId: "19:c@t.v2" };
  expect(readEntityLink(writeEntityLink(link, { label: "One", webUrl: here }), here)).toEqual(link);
});
