import { expect, test } from "vitest";
import type { Item } from "./collect/item.ts";
import { describeFinding, searchKind } from "./search-kind.ts";
import { MARKER } from "./search/search.ts";
import { ofBytes } from "./search/source.ts";

const source = ofBytes(Buffer.from(`"${MARKER}value"`));
const place = (name: string, kind: Item["kind"]): Item => ({ kind, name, tokens: "none", source });
const items = [place("one", "page"), place("two", "page"), place("three", "cookies")];

test("the same leak in two places is told of both, and not of another kind of place", async () => {
  const { places, findings } = await searchKind(items, "page");
  expect(places).toBe(2);
  expect(findings.map((finding) => finding.place)).toEqual(["one", "two"]);
});

test("a finding is told by its place, and without the value", async () => {
  const { findings } = await searchKind(items, "cookies");
  expect(findings.map(describeFinding)).toEqual([
    `a secret value in three, at 1, as plain: "${MARKER}•••`,
  ]);
});
