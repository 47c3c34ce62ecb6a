import { describe, expect, it } from "vitest";
import { grantWords, waitingWords } from "./grant-words.ts";

const time = { now: Date.parse("2026-11-23T12:00:00Z"), locale: "en-GB" };
const grant = { id: "g", secret: { vault: "kv", name: "n" } };
const [Ada, Bob, Cem] = ["Ada", "Bob", "Cem"].map((name) => ({ objectId: name, name }));
const people = [Ada, Bob, Cem].flatMap((one) => one ?? []);

describe("an access in words", () => {
  it.each([
    [{ status: "provisioning" }, "Azure is being asked…"],
    [{ status: "provisioning", trouble: "Azure is slow." }, "Not open yet: Azure is slow."],
    [
      { status: "failed", trouble: "You left the team." },
      "Could not be opened: You left the team.",
    ],
    [{ status: "ending" }, "Over: Azure is taking it away"],
    [{ status: "ended", because: "removed-outside" }, "Taken away in Azure, not by Vault Tab"],
    [{ status: "ended", because: "revoked" }, "Ended by somebody else"],
  ] as const)("%j", (standing, words) => {
    expect(grantWords({ ...grant, ...standing }, time)).toBe(words);
  });

  it("says until when, and from when", () => {
    const endsAt = "2026-11-25T12:00:00Z";
    expect(grantWords({ ...grant, status: "active", endsAt }, time)).toMatch(
      /^Open until Wed 25 Nov at \d\d:\d\d$/,
    );
    expect(grantWords({ ...grant, status: "scheduled", startsAt: endsAt }, time)).toMatch(
      /^Opens Wed 25 Nov at/,
    );
  });
});

describe("a request that waits", () => {
  const none = { decisions: [], missing: 1 };

  it("says that nobody could decide, instead of nothing", () => {
    expect(waitingWords({ ...none, approvers: [] })).toMatch(/^Nobody could decide/);
  });

  it("names who can, how many have to, and who has", () => {
    expect(waitingWords({ ...none, approvers: people.slice(0, 1) })).toBe("Ada decides.");
    expect(waitingWords({ ...none, approvers: people.slice(0, 2) })).toBe("Ada or Bob can decide.");
    expect(waitingWords({ ...none, missing: 2, approvers: people })).toBe(
      "2 of Ada, Bob, and Cem have to approve.",
    );
    const decisions = people
      .slice(0, 1)
      .map((by) => ({ by, decision: "approve" as const, at: "2026-11-23T11:00:00Z" }));
    expect(waitingWords({ decisions, missing: 1, approvers: people.slice(1, 2) })).toBe(
      "Approved by Ada. Bob decides.",
    );
  });
});
