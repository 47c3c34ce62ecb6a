import { expectNoFaultsInAnyTheme, findFaults, themes } from "./axe.ts";
import { expect, type Screen, test, type Wish } from "./people.ts";
import { filterButton, listIsThere, panel, row, rows, search } from "./secret-list.ts";

interface State {
  readonly person: string;
  readonly wish?: Wish;
  readonly reach: (screen: Screen) => Promise<void>;
}

const states: Readonly<Record<string, State>> = {
  "the list": { person: "requester", reach: ({ tab }) => listIsThere(tab) },
  "a search without a match": {
    person: "requester",
    reach: async ({ tab }) => {
      await search(tab).fill("no such secret anywhere");
      await expect(tab.getByRole("heading", { name: "Nothing matches" })).toBeVisible();
    },
  },
  "the panel": {
    person: "requester",
    wish: { subPage: "secret/kv-payments-dev/secret/redis-access-key" },
    reach: async ({ tab }) => {
      await expect(panel(tab, "redis-access-key").getByRole("row")).toHaveCount(1 + 5);
    },
  },
  "no vault at all": {
    person: "outsider",
    wish: { place: "personal" },
    reach: async ({ tab }) => {
      await expect(tab.getByRole("heading", { name: "You can’t see any vault yet" })).toBeVisible();
    },
  },
};

/** These would close, or cannot be left, when the theme is changed in Teams. */
const openStates: Readonly<Record<string, State>> = {
  "an open filter": {
    person: "crypto-only",
    reach: async ({ tab }) => {
      await filterButton(tab, "Health").click();
      await tab.getByRole("menuitemcheckbox", { name: "Healthy" }).click();
      await expect(rows(tab)).toHaveCount(3);
    },
  },
  "the tag filter": {
    person: "crypto-only",
    reach: async ({ tab }) => {
      await filterButton(tab, "Tag").click();
      await expect(tab.getByRole("button", { name: "Add" })).toBeVisible();
    },
  },
  "the configuration page": {
    person: "requester",
    wish: { place: "configure", team: "Platform" },
    reach: async ({ page }) => {
      const form = page.frameLocator("iframe[name=configuration]");
      await form.getByRole("radio", { name: "Only these" }).click();
      await form.getByRole("checkbox", { name: "kv-payments-dev" }).click();
      await expect(page.getByRole("button", { name: "Save", exact: true })).toBeEnabled();
    },
  },
};

test("axe, asked so, finds what is wrong", async ({ page }) => {
  await page.setContent(`<main><img src="data:,"><button style="color:#ccc">ab</button></main>`);
  const found = await findFaults(page);
  expect(found.some((fault) => fault.startsWith("image-alt"))).toBe(true);
  expect(found.some((fault) => fault.startsWith("color-contrast"))).toBe(true);
});

test.describe("axe finds nothing, in no theme, in", () => {
  for (const [name, { person, wish, reach }] of Object.entries(states)) {
    test(name, async ({ openAs }) => {
      const screen = await openAs(person, wish);
      await reach(screen);
      await expectNoFaultsInAnyTheme(screen.page);
    });
  }
});

for (const theme of themes) {
  test.describe(`in the ${theme} theme axe finds nothing in`, () => {
    for (const [name, { person, wish, reach }] of Object.entries(openStates)) {
      test(name, async ({ openAs }) => {
        const screen = await openAs(person, { ...wish, theme });
        await reach(screen);
        expect(await findFaults(screen.page)).toEqual([]);
      });
    }
  });
}

test("axe finds nothing outside Teams", async ({ page, endpoints }) => {
  await page.goto(endpoints.product);
  await expect(page.getByRole("heading", { level: 2 })).toBeVisible();
  expect(await findFaults(page)).toEqual([]);
});

test.describe("on a phone axe finds nothing in", () => {
  test.use({ viewport: { width: 390, height: 780 } });

  test("the list and its filters", async ({ openAs }) => {
    const { page, tab } = await openAs("requester", { mobile: "ios" });
    await expect(row(tab, /adyen-api-key.*kv-payments-dev/)).toBeVisible();
    expect(await findFaults(page)).toEqual([]);
    await tab.getByRole("button", { name: "Filters" }).click();
    await expect(tab.getByLabel("Sort by")).toBeVisible();
    expect(await findFaults(page)).toEqual([]);
    await tab.getByRole("button", { name: "Show" }).click();
    await expect(row(tab, /adyen-api-key.*kv-payments-dev/)).toBeVisible();
  });
});
