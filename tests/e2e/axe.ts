import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright/test";
import { expect, tabOf } from "./people.ts";

const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/**
 * Marks of Fluent's focus keeper, seen and heard by nobody, each of which hands the focus on at once:
 * https://github.com/microsoft/tabster/issues/288
 */
const focusKeepers = "[data-tabster-dummy]";

export const themes = ["default", "dark", "contrast"] as const;
const grounds = { default: "#ffffff", dark: "#292929", contrast: "#000000" } as const;

/** Teams and every frame in it; what axe names is what a person would have to know to mend it. */
export const findFaults = async (page: Page): Promise<string[]> => {
  const { violations } = await new AxeBuilder({ page })
    .withTags(rules)
    .exclude(["iframe", focusKeepers])
    .analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} ${target.join(" ")}: ${failureSummary ?? ""}`),
  );
};

/** A colour on its way from one theme to the other is none that a person reads. */
const settle = (page: Page): Promise<unknown> =>
  tabOf(page)
    .locator("body")
    .evaluate(() =>
      Promise.allSettled(
        document
          .getAnimations()
          .filter(({ effect }) => Number.isFinite(effect?.getComputedTiming().endTime))
          .map(({ finished }) => finished),
      ),
    );

/** The state that is on the screen, as it is in each theme of Teams. */
export const expectNoFaultsInAnyTheme = async (page: Page): Promise<void> => {
  for (const theme of themes) {
    await page.getByLabel("Theme", { exact: true }).selectOption(theme);
    await expect(tabOf(page).locator(".fui-FluentProvider").first()).toHaveCSS(
      "--colorNeutralBackground1",
      grounds[theme],
    );
    await settle(page);
    expect(await findFaults(page), `in the ${theme} theme`).toEqual([]);
  }
};
