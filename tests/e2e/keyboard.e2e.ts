import type { FrameLocator, Page } from "playwright/test";
import { expect, test } from "./people.ts";
import { filterButton, grid, listIsThere, panel, row, rows, search } from "./secret-list.ts";

/** Goes on with Tab, as a person who looks where the focus is, until it is there. */
const tabTo = async (page: Page, there: () => Promise<boolean>, key = "Tab"): Promise<void> => {
  for (let presses = 0; presses < 60; presses += 1) {
    if (await there()) return;
    await page.keyboard.press(key);
  }
  throw new Error("The focus never came there.");
};

test("the whole story by keyboard alone", async ({ openAs, context, endpoints }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"], {
    origin: endpoints.teamsHost,
  });
  const { page, tab } = await openAs("requester");
  await listIsThere(tab);
  const focused = (locator: ReturnType<typeof search>) => async () =>
    (await locator.and(tab.locator(":focus")).count()) === 1;

  await tabTo(page, focused(search(tab)));
  await page.keyboard.type("stripe");
  await expect(rows(tab)).toHaveCount(3);

  await tabTo(page, focused(filterButton(tab, "Vault")));
  await page.keyboard.press("Enter");
  await expect(tab.getByRole("menuitemcheckbox", { name: "kv-payments-dev" })).toBeFocused();
  await page.keyboard.press("Space");
  await page.keyboard.press("Escape");
  await expect(filterButton(tab, "Vault: kv-payments-dev")).toBeFocused();
  await expect(rows(tab)).toHaveCount(1);
  await tabTo(page, focused(filterButton(tab, "Clear all")));
  await page.keyboard.press("Enter");
  await expect(rows(tab).nth(8)).toBeVisible();

  await page.keyboard.press("/");
  await tabTo(page, focused(search(tab)));
  await page.keyboard.type("adyen");
  await expect(rows(tab)).toHaveCount(3);
  await tabTo(page, async () => (await grid(tab).locator("[role=row]:focus").count()) === 1);
  await page.keyboard.press("ArrowDown");
  const second = row(tab, /^adyen-api-key kv-payments-prod/);
  await expect(second).toBeFocused();
  await page.keyboard.press("Enter");

  const opened = panel(tab, "adyen-api-key");
  const copy = opened.getByRole("button", { name: "Copy name" });
  await expect(copy).toBeVisible();
  await tabTo(page, focused(copy));
  await page.keyboard.press("Enter");
  await expect(opened.getByRole("status")).toHaveText("The name was copied");
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe("adyen-api-key");
  await page.keyboard.press("Escape");
  await expect(opened).toHaveCount(0);
  await expect(second).toBeFocused();
});

test("the focus does not leave the panel while it is open", async ({ openAs }) => {
  const { page, tab } = await openAs("requester", {
    subPage: "secret/kv-payments-dev/secret/adyen-api-key",
  });
  const opened = panel(tab, "adyen-api-key");
  await expect(opened.getByRole("button", { name: "Copy link" })).toBeVisible();
  for (let presses = 0; presses < 12; presses += 1) {
    await page.keyboard.press("Tab");
    await expect(grid(tab).locator(":focus")).toHaveCount(0);
  }
});

test("the row with the focus is in sight, not behind the heading or the edge", async ({
  openAs,
}) => {
  const { page, tab } = await openAs("requester");
  await rows(tab).first().focus();
  const focused = grid(tab).locator("[role=row]:focus");
  const header = grid(tab).getByRole("columnheader").first();
  for (const key of [
    "PageDown",
    "PageDown",
    "ArrowDown",
    "ArrowDown",
    "PageUp",
    "ArrowUp",
    "Home",
  ]) {
    await page.keyboard.press(key);
    await expect(focused).toBeInViewport({ ratio: 0.95 });
    const under = (await header.boundingBox())?.y ?? 0;
    expect((await focused.boundingBox())?.y, key).toBeGreaterThan(under + 20);
  }
});

/** The place with the focus as it looks now; undefined while the focus is in Teams itself. */
const lookAtFocus = async (page: Page, tab: FrameLocator) => {
  const focused = tab.locator(":focus");
  if ((await focused.count()) === 0) return undefined;
  const box = await focused.boundingBox();
  if (!box || box.width < 4) return undefined;
  const clip = { x: box.x - 4, y: box.y - 4, width: box.width + 8, height: box.height + 8 };
  const focusedLook = await page.screenshot({ clip });
  const what = (await focused.getAttribute("aria-label")) ?? (await focused.innerText());
  await focused.evaluate((element) => element instanceof HTMLElement && element.blur());
  const plainLook = await page.screenshot({ clip });
  return { what, shows: !focusedLook.equals(plainLook) };
};

test("every place that takes the focus shows it", async ({ openAs }) => {
  const { page, tab } = await openAs("crypto-only");
  await listIsThere(tab);
  const seen = new Map<string, boolean>();
  await tabTo(page, async () => (await search(tab).and(tab.locator(":focus")).count()) === 1);
  for (let presses = 0; presses < 14; presses += 1) {
    const place = await lookAtFocus(page, tab);
    if (place) seen.set(place.what, place.shows);
    await page.keyboard.press("Tab");
  }
  expect(seen.size).toBeGreaterThan(8);
  expect([...seen].filter(([, shows]) => !shows)).toEqual([]);
});
