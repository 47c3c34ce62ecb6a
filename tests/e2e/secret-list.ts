import type { FrameLocator, Locator } from "playwright/test";
import { expect } from "./people.ts";

/** The list as a person names its parts. */
export const grid = (tab: FrameLocator): Locator => tab.getByRole("grid", { name: "Secrets" });

/** Rows of secrets, without the one of the headings. */
export const rows = (tab: FrameLocator): Locator =>
  grid(tab)
    .getByRole("row")
    .filter({ hasNot: tab.getByRole("columnheader") });

export const row = (tab: FrameLocator, name: RegExp | string): Locator =>
  grid(tab).getByRole("row", { name });

export const search = (tab: FrameLocator): Locator =>
  tab.getByRole("searchbox", { name: /^Search/ });

export const filterButton = (tab: FrameLocator, title: string | RegExp): Locator =>
  tab.getByRole("search").getByRole("button", { name: title });

export const heading = (tab: FrameLocator): Locator =>
  tab.getByRole("heading", { name: "Secrets", level: 1 });

/** One text of the rows that are drawn, column by column from 0. */
export const column = async (tab: FrameLocator, index: number): Promise<string[]> => {
  const cells = rows(tab).locator(`[role=gridcell]:nth-child(${index + 1})`);
  return (await cells.allInnerTexts()).map((text) => text.trim());
};

export const panel = (tab: FrameLocator, name: string): Locator =>
  tab.getByRole("dialog", { name, exact: true });

/** The list has come, whatever is in it. */
export const listIsThere = (tab: FrameLocator): Promise<void> =>
  expect(rows(tab).first()).toBeVisible();
