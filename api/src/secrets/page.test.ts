import type { Secret, Sort } from "@vault-tab/contract";
import { describe, expect, it } from "vitest";
import { ProblemError } from "../problem-error.ts";
import { pageOf } from "./page.ts";

const secret = (name: string, more: Partial<Secret> = {}): Secret => ({
  vault: "kv",
  name,
  kind: "secret",
  enabled: true,
  createdAt: "2026-01-01T00:00:00.000Z",
  updatedAt: "2026-01-01T00:00:00.000Z",
  tags: {},
  managed: false,
  health: { status: "healthy", because: "" },
  actions: [],
  ...more,
});

const names = (secrets: readonly Secret[]) => secrets.map(({ name }) => name);
const all = [secret("c"), secret("A"), secret("b"), secret("d")];

const walk = (secrets: readonly Secret[], sort: Sort, limit: number): string[] => {
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const page = pageOf(secrets, { sort, cursor, limit });
    seen.push(...names(page.items));
    cursor = page.nextCursor;
  } while (cursor);
  return seen;
};

describe("a page of secrets", () => {
  it.each(["not base64 json", "", Buffer.from('["name"]').toString("base64url")])(
    "refuses %j as a cursor",
    (cursor) => {
      const attempt = () => pageOf(all, { sort: "name", cursor, limit: 2 });
      expect(attempt).toThrow(ProblemError);
      expect(attempt).toThrow(expect.objectContaining({ code: "invalid_input" }));
    },
  );

  it("refuses a cursor of another order", () => {
    const { nextCursor } = pageOf(all, { sort: "name", cursor: undefined, limit: 2 });
    expect(() => pageOf(all, { sort: "-name", cursor: nextCursor, limit: 2 })).toThrow(
      ProblemError,
    );
  });

  it("ends where the list ends", () => {
    expect(pageOf(all, { sort: "name", cursor: undefined, limit: 4 })).not.toHaveProperty(
      "nextCursor",
    );
  });

  it("shows each secret once, whatever the size of a page", () => {
    expect(walk(all, "name", 1)).toEqual(["A", "b", "c", "d"]);
    expect(walk(all, "-name", 3)).toEqual(["d", "c", "b", "A"]);
  });

  it("tells equal names in several vaults apart", () => {
    const twins = [secret("a", { vault: "kv-2" }), secret("a"), secret("a", { kind: "key" })];
    expect(walk(twins, "name", 1)).toHaveLength(3);
  });

  it("goes on behind the same place when a secret before it has come", () => {
    const { nextCursor } = pageOf(all, { sort: "name", cursor: undefined, limit: 2 });
    const grown = [secret("AA"), ...all];
    expect(names(pageOf(grown, { sort: "name", cursor: nextCursor, limit: 2 }).items)).toEqual([
      "c",
      "d",
    ]);
  });

  it("puts what never expires last, and the worst health first", () => {
    const some = [
      secret("never"),
      secret("soon", { expiresAt: "2026-02-01T00:00:00.000Z" }),
      secret("bad", {
        expiresAt: "2026-03-01T00:00:00.000Z",
        health: { status: "expired", because: "" },
      }),
    ];
    expect(walk(some, "expires", 2)).toEqual(["soon", "bad", "never"]);
    expect(walk(some, "health", 2)[0]).toBe("bad");
  });
});
