import { describe, expect, it } from "vitest";
import { entryOf } from "./entry.ts";
import type { Metadata } from "./metadata.ts";
import { pageOf } from "./page.ts";
import { matcher } from "./search.ts";
import type { PlanFact, ReaderFact } from "./standing-facts.ts";
import { planKey, readerKey, standingOf, type Standings } from "./standing.ts";

const DAY = 86_400_000;
const now = new Date("2026-03-01T12:00:00Z");
const ago = (days: number) => new Date(now.getTime() - days * DAY);
const secret = (name: string, more: Partial<Metadata> = {}): Metadata => ({
  ...{ vault: "KV", name, kind: "secret", enabled: true, tags: {}, managed: false },
  ...{ createdAt: ago(10), updatedAt: ago(10) },
  ...more,
});
const plan = (name: string, more: Partial<PlanFact> = {}): PlanFact => ({
  ...{ vault: "kv", kind: "secret", name, approved: true, dueAt: ago(-6) },
  ...more,
});
const read = (reader: string, first: number, last = first, version?: string): ReaderFact => ({
  ...{ vault: "kv", name: "db", reader, first: ago(first), last: ago(last) },
  ...(version !== undefined && { version }),
});
const standings = (
  plans: readonly PlanFact[],
  readers: readonly ReaderFact[] = [],
  serial = 1,
): Standings => ({
  serial,
  plans: new Map(plans.map((one) => [planKey(one), one])),
  readers: new Map(Map.groupBy(readers, readerKey)),
});
const readBy = (...readers: readonly ReaderFact[]) =>
  standingOf(standings([], readers), secret("DB"))?.readBy;

describe("a standing", () => {
  it("is not told of what a certificate stands behind, but of the certificate", () => {
    expect(standingOf(standings([]), secret("db", { managed: true }))).toBeUndefined();
    const kind = "certificate";
    const of = standings([plan("tls", { kind })]);
    expect(standingOf(of, secret("tls", { kind, managed: true }))?.plan).toBe("approved");
    expect(standingOf(of, secret("tls"))?.plan).toBe("none");
  });
  it("is the plan's, whatever the case of its names", () => {
    expect(standingOf(standings([plan("db")]), secret("Db"))).toEqual({
      ...{ plan: "approved", dueAt: ago(-6), readBy: 0 },
    });
    const waiting = standings([plan("db", { approved: false })]);
    expect(standingOf(waiting, secret("db"))?.plan).toBe("waiting");
  });
});

describe("who knows what a secret holds now", () => {
  it("is nobody who read before it came to be", () => {
    expect(readBy(read("ada", 11), read("bob", 40, 12))).toBe(0);
  });
  it("is nobody who reads an older version by its name", () => {
    expect(readBy(read("ada", 30, 30, "v1"), read("bob", 2, 2, "v1"))).toBe(0);
  });
  it("is each person once, by the newest or by its name", () => {
    const ada = [read("ada", 40, 3), read("ada", 4, 2, "v2")];
    expect(readBy(...ada, read("bob", 1, 1, "v2"), read("cay", 9))).toBe(3);
  });
});

const listed = [
  secret("overdue"),
  secret("soon"),
  secret("later"),
  secret("waiting"),
  secret("db"),
  secret("managed", { managed: true }),
].map(entryOf);
const all = standings(
  [
    plan("overdue", { dueAt: ago(12) }),
    plan("soon"),
    plan("later", { dueAt: ago(-90) }),
    { ...{ vault: "kv", kind: "secret", name: "waiting" }, approved: false },
  ],
  [read("ada", 1)],
);

describe("a list", () => {
  it.each([
    ["overdue", ["overdue"]],
    ["due-soon", ["soon"]],
    ["waiting", ["waiting"]],
    ["no-plan", ["db"]],
    ["read", ["db"]],
  ] as const)("is narrowed to what is %s", (wanted, names) => {
    const matches = matcher({ standing: [wanted] }, now, all);
    expect(listed.filter(matches).map(({ metadata }) => metadata.name)).toEqual(names);
    expect(listed.filter(matcher({ standing: [wanted] }, now))).toEqual([]);
  });

  const order = (sort: "due" | "-due" | "-readers", by: Standings | undefined) => {
    const cut = { sort, limit: 9, cursor: undefined, now, matches: undefined, standings: by };
    return pageOf([listed], cut).entries.map(({ metadata }) => metadata.name);
  };
  it("is put in order by what is due, and what never is stands last", () => {
    expect(order("due", all).slice(0, 3)).toEqual(["overdue", "soon", "later"]);
    expect(order("-readers", all)[0]).toBe("db");
  });
  it("keeps up with a plan that has changed while nothing was read anew", () => {
    const changed = standings([plan("later", { dueAt: ago(20) }), plan("overdue")], [], 2);
    expect(order("due", changed).slice(0, 2)).toEqual(["later", "overdue"]);
    expect(order("due", undefined)).toHaveLength(listed.length);
  });
});
