import { expect, test } from "playwright/test";
import { collect } from "./collect/collect.ts";
import { type Item, type Kind, kinds } from "./collect/item.ts";
import { plantLeaks } from "./plant/plant-leaks.ts";
import { searchKind } from "./search-kind.ts";

const value = "a secret value";
const behind = "a token for a service behind ours";
const own = "a token for our service";

/** Where our own token belongs, or stands beside the header in which it belongs. */
const withOwnToken: ReadonlySet<Kind> = new Set(["browser memory", "trace", "service's memory"]);

let items: readonly Item[] = [];
test.beforeAll(async ({ browser }, testInfo) => {
  items = collect(await plantLeaks(browser, testInfo.outputPath("planted")));
});

const findIn = async (kind: Kind, where = /./): Promise<Set<string>> => {
  const { findings } = await searchKind(
    items.filter(({ name }) => where.test(name)),
    kind,
  );
  return new Set(findings.map(({ what }) => what));
};

for (const kind of kinds) {
  test(`a leak that was planted is found: ${kind}`, async () => {
    const expected = new Set([value, behind, own]);
    if (withOwnToken.has(kind)) expected.delete(own);
    // The service has to hold tokens for what is behind it.
    if (kind === "service's memory") expected.delete(behind);
    expect(await findIn(kind)).toEqual(expected);
  });
}

const spots: readonly (readonly [string, Kind, RegExp])[] = [
  ["the service's log", "service's file", /service\.log$/],
  ["the service's database", "service's file", /database$/],
  ["a stream that never ended", "service's reply", /GET \/stream/],
  ["the header of a reply, as the service sent it", "service's reply", /GET \/leak/],
];
for (const [name, kind, where] of spots) {
  test(`a leak that was planted is found: ${name}`, async () => {
    expect(await findIn(kind, where)).toEqual(new Set([value, behind, own]));
  });
}

test("our own token is let be in the one header that is made for it, and no other is", async () => {
  expect(await findIn("request header", /^Authorization of/)).toEqual(new Set([value, behind]));
});
