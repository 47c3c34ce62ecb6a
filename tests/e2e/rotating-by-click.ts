import { NewRotationPlan } from "@vault-tab/contract";
import type { FrameLocator, Locator } from "playwright/test";
import type { OwnWorld } from "./own-world.ts";
import { passUntil, type Rotated, rotationsIn } from "./rotation-plans.ts";
import { panel } from "./secret-list.ts";

/** A plan whose old version is out of use soon, by the settings of a rotator. */
export const briefPlan = (settings: object, version = 0): NewRotationPlan =>
  NewRotationPlan.parse({ settings, overlap: "PT1M", quiet: "PT15M", tell: [], version });

export const watchedOf = (tab: FrameLocator, { name }: Rotated): Locator =>
  tab.getByRole("dialog", { name: `Rotation of ${name}` });

export const stepsOf = (watched: Locator): Locator =>
  watched.getByRole("list", { name: "Steps" }).getByRole("listitem");

export const confirm = async (tab: FrameLocator): Promise<void> => {
  await tab.getByRole("textbox", { name: "Reason" }).fill("The provider asks for it");
  await tab.getByRole("button", { name: "Rotate now" }).click();
};

export const rotateByClick = async (tab: FrameLocator, rotated: Rotated): Promise<Locator> => {
  await panel(tab, rotated.name).getByRole("button", { name: "Rotate…" }).click();
  await confirm(tab);
  return watchedOf(tab, rotated);
};

/** What another system does takes the tenant's time: it passes in parts in which its steps are seen. */
export const passUntilShown = (world: OwnWorld, shown: Locator): Promise<void> =>
  passUntil(world, "PT4S", () => shown.isVisible());

/** Beyond the overlap, and in parts in which lines of the log arrive. */
export const passUntilRetired = (world: OwnWorld): Promise<void> =>
  passUntil(
    world,
    "PT11M",
    async () => (await rotationsIn(world))[0]?.retirement?.status === "retired",
  );
