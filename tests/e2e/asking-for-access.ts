import type { FrameLocator, Locator } from "playwright/test";
import type { OwnWorld } from "./own-world.ts";
import { row } from "./secret-list.ts";

/** The form, and after it what came of it. */
export const form = (tab: FrameLocator): Locator =>
  tab.getByRole("dialog", { name: /^(Ask|Break|Extend)/ });

export const send = (tab: FrameLocator): Locator =>
  form(tab).getByRole("button", { name: "Ask for access", exact: true });

/** Ticks rows, as a person who points at them. */
export const tick = async (tab: FrameLocator, names: readonly RegExp[]): Promise<void> => {
  for (const name of names) await row(tab, name).locator("[data-tick]").click();
};

export const askFor = async (tab: FrameLocator, ...names: RegExp[]): Promise<void> => {
  await tick(tab, names);
  await tab
    .getByRole("group", { name: "Selection" })
    .getByRole("button", { name: "Ask for access" })
    .click();
};

export const section = (tab: FrameLocator, title: string): Locator =>
  tab.getByRole("navigation", { name: "Sections" }).getByRole("link", { name: title });

/** The status of a direct read of a value by this person; the value itself is looked at by nobody. */
export type Reads = (person: string, vault: string, name: string) => Promise<number>;

export const readsIn =
  (world: OwnWorld): Reads =>
  async (person, vault, name) => {
    const token = await world.person(person).azureToken("https://vault.azure.net");
    const answer = await fetch(`https://${vault}.vault.azure.net/secrets/${name}?api-version=7.5`, {
      headers: { authorization: `Bearer ${token}` },
    });
    await answer.body?.cancel();
    return answer.status;
  };
