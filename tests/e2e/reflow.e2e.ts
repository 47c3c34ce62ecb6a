import { excess } from "./excess.ts";
import { expect, test } from "./people.ts";
import { heading, panel, row, rows, search } from "./secret-list.ts";

// WCAG 2.2, 1.4.10: 320 CSS pixels, which is also 1280 pixels at 400 %.
for (const [what, viewport] of Object.entries({
  "a phone of 320 px": { width: 320, height: 640 },
  "1280 × 1024 at 400 %": { width: 320, height: 256 },
})) {
  test.describe(`on ${what} nothing has to be scrolled sideways in`, () => {
    test.use({ viewport });

    test("the list, its filters and a secret", async ({ openAs }) => {
      const { tab } = await openAs("requester", { mobile: "android" });
      const first = row(tab, /adyen-api-key.*kv-payments-dev/);
      await first.scrollIntoViewIfNeeded();
      await expect(first).toBeVisible();
      await expect.poll(() => excess(tab)).toBeLessThanOrEqual(0);
      await tab.getByRole("button", { name: "Filters" }).click();
      await expect(tab.getByLabel("Sort by")).toBeVisible();
      await expect.poll(() => excess(tab)).toBeLessThanOrEqual(0);
      await tab.getByRole("button", { name: "Show" }).click();
      await expect(tab.getByRole("dialog")).toHaveCount(0);
      await first.click();
      await expect(panel(tab, "adyen-api-key").getByText("Versions")).toBeVisible();
      await expect.poll(() => excess(tab)).toBeLessThanOrEqual(0);
    });

    test("an empty list and a search without a match", async ({ openAs }) => {
      const { tab } = await openAs("outsider", { mobile: "android", place: "personal" });
      await expect(tab.getByRole("heading", { name: "You can’t see any vault yet" })).toBeVisible();
      await expect.poll(() => excess(tab)).toBeLessThanOrEqual(0);
      await openAs("crypto-only", { mobile: "android" });
      await search(tab).fill("no such secret anywhere");
      await expect(tab.getByRole("heading", { name: "Nothing matches" })).toBeVisible();
      await expect.poll(() => excess(tab)).toBeLessThanOrEqual(0);
    });
  });
}

test.describe("for a person who wants no movement", () => {
  test.use({ contextOptions: { reducedMotion: "reduce" } });

  test("nothing moves longer than an eye can follow", async ({ openAs }) => {
    const { tab } = await openAs("crypto-only");
    await expect(rows(tab)).toHaveCount(5);
    await rows(tab).first().click();
    await expect(panel(tab, "cluster-etcd-kek")).toBeVisible();
    const moving = await tab.locator("body").evaluate(() =>
      document.getAnimations().flatMap(({ effect }) => {
        const { duration } = effect?.getComputedTiming() ?? {};
        return typeof duration === "number" && duration > 50 ? [duration] : [];
      }),
    );
    expect(moving).toEqual([]);
    await tab.getByRole("button", { name: "Close" }).click();
    await expect(heading(tab)).toBeVisible();
  });
});
