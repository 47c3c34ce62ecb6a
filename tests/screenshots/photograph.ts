import { join } from "node:path";
import type { Browser, Page } from "playwright";
import type { VaultTab } from "../world/vault-tab.ts";
import { addressOf } from "./address.ts";
import { type Scene, tabOf } from "./scene.ts";
import type { State } from "./states.ts";

export const themes = ["default", "dark", "contrast"] as const;
export type Theme = (typeof themes)[number];

export interface Format {
  readonly name: string;
  readonly width: number;
  readonly height: number;
  /** Teams as on a phone. */
  readonly mobile?: "android";
}

export interface Photographer {
  readonly browser: Browser;
  readonly vaultTab: VaultTab;
  readonly folder: string;
}

export const sceneOf = (page: Page, { vaultTab }: Photographer): Scene => ({
  page,
  tab: tabOf(page),
  control: vaultTab.control,
  origins: vaultTab.sandbox.endpoints,
});

/** Long enough for what slides in, and for a tooltip to go. */
const SETTLED = 700;

const takeIn = async (page: Page, path: string): Promise<void> => {
  await page.mouse.move(0, 0);
  await page.waitForTimeout(SETTLED);
  await page.screenshot({ path });
};

const open = async (scene: Scene, state: State, format: Format, theme: Theme): Promise<void> => {
  const { page, origins, control } = scene;
  await page.context().setOffline(false);
  await control("faults", { clear: true });
  await state.arrange?.(scene);
  const { mobile } = format;
  const view = state.view && { ...state.view, theme, ...(mobile && { mobile }) };
  await page.goto(view ? addressOf(origins.teamsHost, view) : origins.product);
  await state.reach(scene);
};

/** One state in every theme. */
export const photograph = async (
  photographer: Photographer,
  state: State,
  format: Format,
): Promise<void> => {
  const { width, height } = format;
  const context = await photographer.browser.newContext({ viewport: { width, height } });
  const scene = sceneOf(await context.newPage(), photographer);
  const file = (theme: Theme) =>
    join(photographer.folder, format.name, `${state.name}-${theme}.png`);
  for (const theme of state.view ? themes : themes.slice(0, 1)) {
    if (theme === themes[0] || state.anew) await open(scene, state, format, theme);
    else await scene.page.getByLabel("Theme", { exact: true }).selectOption(theme);
    await takeIn(scene.page, file(theme));
  }
  await context.close();
};
