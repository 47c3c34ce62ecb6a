import type { FrameLocator } from "playwright/test";
import { readsIn, section } from "./asking-for-access.ts";
import { expect, type OwnWorld, test } from "./own-world.ts";
import type { OpenAs } from "./people.ts";
import { ask } from "./review-queue.ts";

const dev = "kv-payments-dev";
const name = "adyen-api-key";
const what = `${name} in ${dev}`;

const card = (tab: FrameLocator) =>
  tab.getByRole("listitem").filter({ has: tab.getByRole("heading", { name: what }) });

/** What My access lets a person expect of Key Vault, by its words alone. */
const promised = async (tab: FrameLocator): Promise<"refused" | "granted" | "either"> => {
  const words = (await card(tab).allTextContents()).join(" ");
  if (/Key Vault may (refuse|still honour) it/.test(words)) return "either";
  return /Open until/.test(words) ? "granted" : "refused";
};

/** The screen at any moment, and what Key Vault then says to the person's own token. */
const openSettling = async ({ openAs, world }: { openAs: OpenAs; world: OwnWorld }) => {
  await world.control("settings", { propagation: 600_000 });
  const read = readsIn(world);
  const { page, tab } = await openAs("requester");
  await section(tab, "My access").click();
  await expect(tab.getByRole("heading", { name: "My access" })).toBeVisible();
  return {
    tab,
    look: async (expected: Awaited<ReturnType<typeof promised>>, status: number) => {
      await expect.poll(() => promised(tab)).toBe(expected);
      expect(await read("requester", dev, name)).toBe(status);
    },
    later: async (advance: string): Promise<void> => {
      await world.control("clock", { advance });
      await page.reload();
      await section(tab, "My access").click();
      await expect(tab.getByRole("heading", { name: "My access" })).toBeVisible();
    },
  };
};

test("with ten minutes of propagation My access is true at every moment", async ({
  openAs,
  world,
}) => {
  const { tab, look, later } = await openSettling({ openAs, world });
  await look("refused", 403);
  await ask(world, "requester", [dev, name], { duration: "PT30M" });
  await expect(card(tab).getByText(/^Open until/)).toBeVisible();
  await look("either", 403);
  await expect(card(tab).getByText(/^Azure has it\. Key Vault may refuse it until/)).toBeVisible();
  await later("PT8M");
  await look("either", 403);
  await later("PT3M");
  await look("granted", 200);
  await later("PT15M");
  await look("granted", 200);
  await later("PT4M30S");
  await look("either", 200);
  await expect(card(tab).getByText(/Key Vault may still honour it until \d/)).toBeVisible();
  await later("PT8M");
  await look("either", 200);
  await later("PT3M");
  await look("refused", 403);
});
