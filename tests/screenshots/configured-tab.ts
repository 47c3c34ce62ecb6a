import { addressOf } from "./address.ts";
import type { Scene } from "./scene.ts";

export interface Place {
  readonly team: "Payments" | "Platform";
  readonly channel: string;
}

/** Adds a tab as a person does, by its configuration page; whoever opens the channel then meets it. */
export const addTab = async (
  { page, origins }: Pick<Scene, "page" | "origins">,
  place: Place,
  vaults: readonly string[],
): Promise<void> => {
  await page.goto(addressOf(origins.teamsHost, { as: "approver", ...place, place: "configure" }));
  const form = page.frameLocator("iframe[name=configuration]");
  await form.getByRole("radio", { name: "Only these" }).click();
  for (const vault of vaults) await form.getByRole("checkbox", { name: vault }).click();
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.getByRole("dialog").waitFor({ state: "detached" });
};
