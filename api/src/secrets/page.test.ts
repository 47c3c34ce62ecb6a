import type { Sort } from "@vault-tab/contract";
import { describe, expect, it } from "vitest";
import { ProblemError } from "../problem-error.ts";
import { type Entry, entryOf } from "./entry.ts";
import type { Metadata } from "./metadata.ts";
import { type Page, pageOf } from "./page.ts";

const entry = (name: string, more: Partial<Metadata> = {}): Entry =>
  entryOf({
    vault: "kv",
    name,
    kind: "secret",
    enabled: true,
    createdAt: new Date("2026-01-01"),
    updatedAt: new Date("2026-01-01"),
    tags: { owner: "us" },
    managed: false,
    ...more,
  });

const now = new Date("2026-01-15");
const all = [entry("c"), entry("A"), entry("b"), entry("d")];
const names = ({ entries }: Page) => entries.map(({ metadata }) => metadata.name);
const cut = (
  lists: readonly (readonly Entry[])[],
  sort: Sort,
  limit: number,
  cursor?: string,
  matches?: (entry: Entry) => boolean,
) => pageOf(lists, { sort, limit, cursor, now, matches });

const walk = (lists: readonly (readonly Entry[])[], sort: Sort, limit: number): string[] => {
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const page = cut(lists, sort, limit, cursor);
    seen.push(...names(page));
    cursor = page.nextCursor;
  } while (cursor);
  return seen;
};

describe("a page of secrets", () => {
  it.each([
    "not base64 json",
    "",
    Buffer.from('["name"]').toString("base64url"),
    Buffer.from('["name",1,"kv","a","secret"]').toString("base64url"),
    Buffer.from('["name","a","kv","a","secret","more"]').toString("base64url"),
  ])("refuses %j as a cursor", (cursor) => {
    expect(() => cut([all], "name", 2, cursor)).toThrow(
      expect.objectContaining({ code: "invalid_input" }),
    );
  });

  it("refuses a cursor of another order", () => {
    const { nextCursor } = cut([all], "name", 2);
    expect(() => cut([all], "-name", 2, nextCursor)).toThrow(ProblemError);
  });

  it("ends where the list ends", () => {
    expect(cut([all], "name", 4)).not.toHaveProperty("nextCursor");
  });

  it("shows each secret once, whatever the size of a page and however many lists", () => {
    expect(walk([all], "name", 1)).toEqual(["A", "b", "c", "d"]);
    expect(walk([all.slice(0, 2), [], all.slice(2)], "-name", 3)).toEqual(["d", "c", "b", "A"]);
  });

  it("tells equal names in several vaults apart", () => {
    const twins = [entry("a", { vault: "kv-2" }), entry("a"), entry("a", { kind: "key" })];
    expect(walk([twins], "name", 1)).toHaveLength(3);
  });

  it("goes on behind the same place when a secret before it has come", () => {
    const { nextCursor } = cut([all], "name", 2);
    expect(names(cut([[entry("AA"), ...all]], "name", 2, nextCursor))).toEqual(["c", "d"]);
  });

  it("counts what matches, not what is there", () => {
    const page = cut([all], "name", 1, undefined, ({ text }) => text.startsWith("c"));
    expect([names(page), page.total, page.nextCursor]).toEqual([["c"], 1, undefined]);
  });

  it("puts what never expires last, and the worst health first", () => {
    const some = [
      entry("never"),
      entry("soon", { expiresAt: new Date("2026-02-01") }),
      entry("gone", { expiresAt: new Date("2026-01-14") }),
    ];
    expect(walk([some], "expires", 2)).toEqual(["gone", "soon", "never"]);
    expect(walk([some], "health", 2)).toEqual(["gone", "soon", "never"]);
  });

  it("keeps up with a health that changes while nothing is read anew", () => {
    const some = [entry("a"), entry("b", { expiresAt: new Date("2026-03-01") })];
    expect(walk([some], "health", 2)).toEqual(["a", "b"]);
    const later = new Date("2026-03-02");
    const page = pageOf([some], {
      sort: "health",
      limit: 2,
      cursor: undefined,
      now: later,
      matches: undefined,
    });
    expect(names(page)).toEqual(["b", "a"]);
  });
});
