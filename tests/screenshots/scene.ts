import type { FrameLocator, Locator, Page } from "playwright";
import type { VaultTab } from "../world/vault-tab.ts";

/** Teams in a browser, the tab in it, and the hand that lets things fail. */
export interface Scene {
  readonly page: Page;
  readonly tab: FrameLocator;
  readonly control: VaultTab["control"];
  readonly origins: { readonly teamsHost: string; readonly product: string };
}

export const tabOf = (page: Page): FrameLocator =>
  page.frameLocator("iframe[name=embedded-page-container]");

export const heading = (tab: FrameLocator, name: string | RegExp): Locator =>
  tab.getByRole("heading", { name });

export const row = (tab: FrameLocator, name: RegExp): Locator =>
  tab.getByRole("grid", { name: "Secrets" }).getByRole("row", { name });

export const someRow = (tab: FrameLocator): Locator => row(tab, /kv-/).first();

export const fail = (
  { control }: Scene,
  fault: { readonly match: string; readonly effect: string; readonly seconds?: number },
): Promise<void> => control("faults", { add: { service: "key-vault", ...fault } });
