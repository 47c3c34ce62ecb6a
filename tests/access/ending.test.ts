import { Grants } from "@vault-tab/contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startStory, type Story } from "./story.ts";

const secret = "kv-payments-prod/adyen-api-key";

let story: Story;
let grant = "";

/** The only owner of Payments asks for its secret, so that the fallback decides: an owner of Platform. */
beforeAll(async () => {
  story = await startStory();
  const { control } = story.vaultTab;
  await control("membership", { persona: "second-approver", team: "Payments", as: "none" });
  const request = await story.askOne("approver", secret, { duration: "PT1H" });
  expect((await story.decide("second-approver", request, "approve")).status).toBe(200);
  expect(await story.isGrant(request, "active")).toBe(true);
  grant = (await story.grantOf(request))?.id ?? "";
}, 90_000);
afterAll(() => story.stop());

const end = (who: string) =>
  story.call(who, "revokeGrant", { params: { id: grant }, body: { reason: "It is over" } });
const endable = async (who: string): Promise<readonly string[]> => {
  const { text } = await story.call(who, "listGrants", { query: "?view=to-end" });
  return Grants.parse(JSON.parse(text)).items.map(({ id }) => id);
};

describe("an access that somebody approved", () => {
  it.each([
    ["requester", "not_found"],
    ["outsider", "not_found"],
    ["guest", "not_found"],
    ["auditor", "not_allowed"],
  ])("%s can't end it, and is not shown it as if", async (who, code) => {
    expect((await end(who)).code).toBe(code);
    expect(await endable(who)).toEqual([]);
  });

  it("is not the holder's own to revoke through that list: it is given back", async () => {
    expect(await endable("approver")).toEqual([]);
  });

  it("can be ended by whoever decided, without being an admin or named by a rule of its own", async () => {
    expect(await endable("second-approver")).toEqual([grant]);
    expect(await story.read("approver", secret)).toBe(200);
    expect((await end("second-approver")).status).toBe(200);
    expect((await end("second-approver")).code).toBe("state_changed");
    expect(await endable("second-approver")).toEqual([]);
    expect(await endable("admin")).toEqual([]);
  });
});
