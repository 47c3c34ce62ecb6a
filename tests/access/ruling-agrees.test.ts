import { AccessRequest, AccessRequests, Problem, Ruling, SentRequests } from "@vault-tab/contract";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { type Ask, startStory, type Story } from "./story.ts";

vi.setConfig({ testTimeout: 120_000 });

let story: Story;
beforeAll(async () => {
  story = await startStory();
});
afterAll(() => story.stop());

const wish = (secrets: string, more: Ask = {}): Ask => ({
  secrets: secrets.split(" ").map((one) => {
    const [vault, name] = one.split("/");
    return { vault, ...(name !== undefined && { name }) };
  }),
  role: "read",
  duration: "PT1H",
  reason: "The nightly payout of Contoso fails",
  ticket: "INC-4711",
  ...more,
});
const rulingOn = async (who: string, asked: Ask, more: Ask = {}): Promise<Ruling> => {
  const { reason: _, breakGlass, ...question } = asked;
  const action = breakGlass === true ? "break-glass" : "request-access";
  const { status, text } = await story.call(who, "askForRuling", {
    body: { ...question, ...more, action },
  });
  expect([status, text]).toEqual([200, expect.any(String)]);
  return Ruling.parse(JSON.parse(text));
};
const against = ({ parts, refused }: Ruling): string | undefined =>
  parts.length === 0
    ? refused[0]?.reason
    : parts.find(({ because }) => because !== undefined)?.because;

/** Asks beforehand, then sends: what the one says the other does. @returns why not */
const agree = async (asked: Ask): Promise<string | undefined> => {
  const ruling = await rulingOn("requester", asked);
  const why = against(ruling);
  const principal = story.vaultTab.person("requester").objectId;
  // Whoever looks for somebody else is told the same.
  expect(against(await rulingOn("admin", asked, { principal }))).toBe(why);
  const { status, text } = await story.call("requester", "askForAccess", { body: asked });
  if (status !== 201) {
    expect(Problem.parse(JSON.parse(text)).detail).toBe(why);
    return why ?? "";
  }
  expect(why).toBeUndefined();
  const { items, refused } = SentRequests.parse(JSON.parse(text));
  expect(items.map(({ secrets }) => secrets)).toEqual(ruling.parts.map(({ secrets }) => secrets));
  expect(refused).toEqual(ruling.refused);
  return undefined;
};
const breaking = { breakGlass: true };
const inDays = async (days: number): Promise<string> =>
  new Date(Date.parse((await story.control()).now) + days * 86_400_000).toISOString();

describe("a ruling and what is sent after it say the same", () => {
  it("of tickets, lengths, starts, splitting, and what is left out", async () => {
    const prod = "kv-payments-prod/adyen-api-key";
    expect(await agree(wish(prod, { ticket: "none" }))).toContain("INC-");
    expect(await agree(wish(prod, { duration: "PT5H" }))).toContain("up to 4 hours");
    expect(await agree(wish(prod, { duration: "PT1S" }))).toContain("at least 5 seconds");
    expect(await agree(wish(prod, { startsAt: await inDays(31) }))).toContain("30 days");
    const startsAt = await inDays(1);
    expect(await agree(wish(prod, { ...breaking, startsAt }))).toContain("at once");
    const mixed = `${prod} ${prod.toUpperCase()} kv-legacy/nothing`;
    expect(await agree(wish(mixed))).toBeUndefined();
    expect(await agree(wish(prod))).toContain("still to be decided");
    expect(await agree(wish(`${prod} kv-payments-prod/redis-access-key`))).toContain("already");
  });

  it("of what one has, until it is given back", async () => {
    const dev = "kv-payments-dev/billing-db-password";
    expect(await agree(wish(dev))).toBeUndefined();
    expect(await agree(wish(dev))).toContain("You have this access");
    expect((await rulingOn("requester", wish(dev))).parts[0]?.before).toContain("You have this");
    expect(await agree(wish(dev, { startsAt: await inDays(2) }))).toContain("You have this access");
  });

  it("of a glass that nobody has signed off, and of a decline", async () => {
    const broken = "kv-payments-prod/core-banking-token";
    const other = "kv-payments-prod/stripe-webhook-secret";
    const declined = await story.askOne("requester", other);
    expect((await story.decide("approver", declined, "decline")).status).toBe(200);
    expect(await agree(wish(other, breaking))).toContain("24 hours");
    const id = await story.askOne("requester", broken, { ...breaking, duration: "PT1H" });
    const why = await agree(wish(other, breaking));
    expect(why).toContain("signed that off");
    expect(why).toContain("24 hours");
    await story.call("approver", "signOffBreakGlass", { params: { id } });
    expect(await agree(wish(other, breaking))).not.toContain("signed that off");
    await story.vaultTab.control("clock", { advance: "P1DT1S" });
    expect(await agree(wish(other, breaking))).toBeUndefined();
  });
});

describe("the longest time at a stretch", () => {
  it("of the longest time at a stretch, with its extensions", async () => {
    const dev = "kv-payments-dev/ledger-db-connection";
    let id = await story.askOne("requester", dev, { duration: "PT8H" });
    const extend = async (duration: string) => {
      expect(await story.isGrant(id, "active")).toBe(true);
      const { id: continues = "", endsAt = "" } = (await story.grantOf(id)) ?? {};
      const asked = wish(dev, { duration });
      const ruling = await rulingOn("requester", asked, { continues });
      const { status, text } = await story.call("requester", "extendGrant", {
        params: { id: continues },
        body: { duration, reason: "Not done yet" },
      });
      const why = against(ruling);
      if (status === 201) {
        expect(why).toBeUndefined();
        id = AccessRequest.parse(JSON.parse(text)).id;
        // Just over the end: what is opened much too late is not opened any more.
        const left = Date.parse(endsAt) - Date.parse((await story.control()).now);
        const advance = `PT${Math.ceil(left / 1000) + 1}S`;
        await story.vaultTab.control("clock", { advance });
      } else {
        expect(Problem.parse(JSON.parse(text)).detail).toBe(why);
      }
      return { why, longest: ruling.parts[0]?.longest };
    };
    expect(await story.isGrant(id, "active")).toBe(true);
    const first = (await story.grantOf(id))?.id ?? "";
    expect(await extend("PT8H")).toEqual({ why: undefined, longest: "PT8H" });
    expect(await extend("PT7H")).toEqual({ why: undefined, longest: "PT8H" });
    expect(await extend("PT2H")).toMatchObject({
      why: expect.stringContaining("1 day and 1 hour at a stretch"),
    });
    expect(await extend("PT1H")).toEqual({ why: undefined, longest: "PT1H" });
    expect(await extend("PT1M")).toMatchObject({
      longest: "PT0S",
      why: expect.stringContaining("Ask again 15 minutes"),
    });
    const over = await rulingOn("requester", wish(dev), { continues: first });
    expect(over.parts[0]?.before).toContain("Only what is running");
    const others = await story.call("admin", "askForRuling", {
      body: { action: "request-access", secrets: wish(dev).secrets, continues: first },
    });
    expect(others.code).toBe("invalid_input");
  });
});

describe("many at once", () => {
  const together = async (asked: readonly Ask[]) => {
    const all = await Promise.all(
      asked.map((body) => story.call("requester", "askForAccess", { body })),
    );
    return all.map(({ status, code }) => code ?? String(status)).toSorted();
  };

  it("one glass is broken, whatever the secrets", async () => {
    await signOffAll();
    const names = ["billing-db-password", "ledger-db-connection", "redis-access-key"];
    const wishes = names.map((name) => wish(`kv-payments-prod/${name}`, breaking));
    expect(await together(wishes)).toEqual(["201", "refused_by_rules", "refused_by_rules"]);
    await signOffAll();
  });

  it("what a rule approves by itself is opened once", async () => {
    const same = wish("kv-payments-dev/cosmos-primary-key", { duration: "PT10S" });
    const said = await together([same, same, same, same]);
    expect(said).toEqual(["201", "already_asked", "already_asked", "already_asked"]);
  });
});

const signOffAll = async (): Promise<void> => {
  const { text } = await story.call("admin", "listAccessRequests", { query: "?view=to-sign-off" });
  for (const { id } of AccessRequests.parse(JSON.parse(text)).items) {
    const { status } = await story.call("approver", "signOffBreakGlass", { params: { id } });
    expect(status).toBe(200);
  }
};
