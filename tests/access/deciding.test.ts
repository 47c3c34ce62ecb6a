import { randomUUID } from "node:crypto";
import { AuditPage, DecisionOutcomes } from "@vault-tab/contract";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { startStory, type Story, until } from "./story.ts";

vi.setConfig({ testTimeout: 120_000 });

let story: Story;
beforeAll(async () => {
  story = await startStory();
});
afterAll(() => story.stop());

const entriesOf = async (query: string) => {
  const { text } = await story.call("auditor", "listAuditEntries", { query });
  return AuditPage.parse(JSON.parse(text)).items;
};

describe("several decisions at once", () => {
  it("each is answered for itself, and what was not allowed is an entry", async () => {
    const own = await story.askOne("approver", "kv-payments-prod/adyen-api-key");
    const theirs = await story.askOne("requester", "kv-payments-prod/adyen-api-key");
    const items = [own, randomUUID(), theirs, theirs].map((id) => ({
      ...{ id, decision: "approve", version: 1 },
    }));
    const { text } = await story.call("approver", "decideOnSeveral", { body: { items } });
    const outcomes = DecisionOutcomes.parse(JSON.parse(text)).items;
    expect(outcomes.map(({ request, problem }) => problem?.code ?? request?.status)).toEqual([
      ...["not_allowed", "not_found", "approved", "state_changed"],
    ]);
    const refused = await entriesOf(`?type=operation-refused&request=${own}`);
    expect(refused).toMatchObject([
      {
        actor: { id: story.vaultTab.person("approver").objectId },
        data: { operation: "/api/decisions", code: "not_allowed" },
      },
    ]);
    expect(await entriesOf(`?type=operation-refused&request=${theirs}`)).toEqual([]);
  });
});

describe("of two owners the first leaves, the second approves, the first comes back", () => {
  it("and it is approved by what stands on record", async () => {
    const id = await story.askOne("requester", "kv-platform", { duration: "PT1H" });
    const as = async (role: string): Promise<void> => {
      await story.vaultTab.control("membership", {
        persona: "approver",
        team: "Platform",
        as: role,
      });
      // What is known of people is a minute old at most.
      await story.vaultTab.control("clock", { advance: "PT2M" });
    };
    expect((await story.decide("approver", id, "approve")).status).toBe(200);
    await as("none");
    expect((await story.decide("second-approver", id, "approve")).status).toBe(200);
    expect(await story.requestOf(id)).toMatchObject({ status: "pending", missing: 1 });
    await as("owner");
    expect(await until(async () => (await story.requestOf(id)).status === "approved")).toBe(true);
    expect(await story.isGrant(id, "active")).toBe(true);
    const [last] = await entriesOf(`?type=approvals-complete&request=${id}`);
    expect(last).toMatchObject({ actor: { kind: "service" } });
  });
});

describe("erasing what people wrote", () => {
  const reason = "‮Kasimir‬ <b>is ill</b> 💳 =1+1";
  const erase = (who: string, id: string, key?: string) =>
    story.call(who, "eraseTextsOfRequest", { params: { id }, ...(key !== undefined && { key }) });

  it("is for admins, and told wherever it stood", async () => {
    const key = randomUUID();
    const body = {
      secrets: [{ vault: "kv-payments-prod", name: "stripe-webhook-secret" }],
      ...{ role: "read", duration: "PT1H", reason, ticket: "INC-1" },
    };
    const asked = await story.call("requester", "askForAccess", { body, key });
    expect(asked.text).toContain("Kasimir");
    const [request] = await entriesOf("?type=access-requested");
    const id = request?.subject.request ?? "";
    for (const who of ["requester", "approver", "auditor", "outsider"]) {
      expect((await erase(who, id)).code).toBe("not_allowed");
    }
    expect((await erase("admin", randomUUID())).code).toBe("not_found");
    expect((await erase("admin", id)).text).toBe('{"erased":2}');
    expect((await erase("admin", id)).code).toBe("state_changed");
    expect(await story.requestOf(id)).toMatchObject({
      ...{ status: "pending", reason: "", textsErased: { by: { name: "Admin" } } },
    });
    // Who is to decide saw something else.
    expect((await story.decide("approver", id, "approve")).code).toBe("state_changed");
    const again = await story.call("requester", "askForAccess", { body, key });
    expect([again.code, again.text.includes("Kasimir")]).toEqual(["already_asked", false]);
    const [entry] = await entriesOf(`?type=access-requested&request=${id}`);
    expect(entry?.texts).toMatchObject({ reason: null, ticket: null });
    const log = await story.call("auditor", "exportAudit");
    expect(log.text).not.toContain("Kasimir");
  });

  it("reaches a wish that was refused, by its entry", async () => {
    const asking = story.ask("requester", "kv-payments-prod/adyen-api-key", {
      ...{ reason, duration: "PT9H" },
    });
    await expect(asking).rejects.toThrow("refused_by_rules");
    const [refused] = await entriesOf("?type=access-request-refused");
    expect(refused?.texts).toMatchObject({ reason });
    const params = { sequence: String(refused?.sequence) };
    expect((await story.call("auditor", "eraseTextsOfEntry", { params })).code).toBe("not_allowed");
    expect((await story.call("admin", "eraseTextsOfEntry", { params })).status).toBe(200);
    expect((await entriesOf("?type=access-request-refused"))[0]?.texts).toMatchObject({
      reason: null,
    });
    for (const sequence of ["0", "-1", "1.5", "9007199254740993", "x", "1e400"]) {
      const { code } = await story.call("admin", "eraseTextsOfEntry", { params: { sequence } });
      expect([sequence, code]).toEqual([sequence, "invalid_input"]);
    }
  });
});
