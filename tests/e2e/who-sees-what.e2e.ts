import { expect, test } from "./people.ts";
import {
  column,
  filterButton,
  grid,
  heading,
  listIsThere,
  panel,
  row,
  rows,
  search,
} from "./secret-list.ts";

test.describe("somebody without rights in Azure", () => {
  for (const person of ["outsider", "auditor"]) {
    test(`as ${person}, in the personal app, sees nothing, is told why and what to do`, async ({
      openAs,
    }) => {
      const { tab } = await openAs(person, { place: "personal" });
      await expect(tab.getByRole("heading", { name: "You can’t see any vault yet" })).toBeVisible();
      await expect(tab.getByText("Ask the owner of the vault for it.")).toBeVisible();
      await expect(tab.getByText("Key Vault Reader")).toBeVisible();
      await expect(grid(tab)).toHaveCount(0);
      await expect(tab.locator("body")).not.toContainText(/kv-|adyen/);
      await tab.getByRole("button", { name: "Look again" }).click();
      await expect(tab.getByRole("heading", { name: "You can’t see any vault yet" })).toBeVisible();
    });
  }

  test("is in no team and is shown the way to the personal app", async ({ openAs }) => {
    const { page, tab } = await openAs("outsider", { place: "channel" });
    await page.getByRole("button", { name: "Open Vault" }).click();
    await expect(tab.getByRole("heading", { name: "You can’t see any vault yet" })).toBeVisible();
  });
});

test.describe("a link to a secret that is not theirs", () => {
  test.use({ expectedAlarm: /404.*\/api\/vaults\// });

  const links = {
    "the requester, into a vault that they can't see": [
      "requester",
      "kv-platform",
      "dns-provider-token",
    ],
    "the requester, to a secret that does not exist": [
      "requester",
      "kv-payments-dev",
      "never-made",
    ],
    "the requester, into a vault that does not exist": ["requester", "kv-nowhere", "never-made"],
    "somebody with one secret of it, to another one": [
      "one-secret-only",
      "kv-platform",
      "build-agent-pat",
    ],
    "the outsider": ["outsider", "kv-payments-dev", "adyen-api-key"],
  } as const;
  for (const [who, [person, vault, name]] of Object.entries(links)) {
    test(`says the same to ${who}`, async ({ openAs }) => {
      const place = person === "outsider" ? "personal" : "channel";
      const { tab } = await openAs(person, { place, subPage: `secret/${vault}/secret/${name}` });
      const opened = panel(tab, name);
      await expect(opened.getByRole("alert")).toContainText(
        "There is nothing here for you to see" +
          "It does not exist, or you may not see it. Azure shows the metadata of secrets to people" +
          " with the role Key Vault Reader. Ask the owner of the vault for it.",
      );
      await expect(opened.getByText("Versions")).toHaveCount(0);
      await opened.getByRole("button", { name: "Back to the list" }).click();
      await expect(opened).toHaveCount(0);
      await expect(heading(tab)).toBeVisible();
    });
  }
});

test("a requester lists the vaults of their team and not kv-platform", async ({ openAs }) => {
  const { tab } = await openAs("requester");
  await expect(row(tab, /^adyen-api-key kv-payments-dev Secret/)).toBeVisible();
  await expect(row(tab, /^adyen-api-key kv-payments-prod Secret/)).toBeVisible();
  await filterButton(tab, "Vault").click();
  const vaults = tab.getByRole("menuitemcheckbox");
  await expect(vaults).toHaveText(["kv-payments-dev", "kv-payments-prod", "kv-fleet"]);
  await tab.locator("body").press("Escape");
  await search(tab).fill("deploy-bot-token");
  await expect(tab.getByRole("heading", { name: "Nothing matches" })).toBeVisible();
});

test("an approver sees kv-platform and the vault of the access policies too", async ({
  openAs,
}) => {
  const { tab } = await openAs("approver");
  await listIsThere(tab);
  await search(tab).fill("deploy-bot-token");
  await expect(row(tab, /^deploy-bot-token kv-platform Secret/)).toBeVisible();
  await search(tab).fill("mainframe-ftp-password");
  await expect(row(tab, /^mainframe-ftp-password kv-legacy Secret/)).toBeVisible();
});

test("somebody with rights to keys sees the keys of kv-platform and nothing else", async ({
  openAs,
}) => {
  const { tab } = await openAs("crypto-only");
  await expect(rows(tab)).toHaveCount(5);
  expect(new Set(await column(tab, 1))).toEqual(new Set(["kv-platform"]));
  expect(new Set(await column(tab, 2))).toEqual(new Set(["Key"]));
});

test("somebody with one secret has no list, and opens that secret by its link", async ({
  openAs,
}) => {
  const { tab } = await openAs("one-secret-only");
  await expect(tab.getByRole("heading", { name: "You can’t see any vault yet" })).toBeVisible();
  await openAs("one-secret-only", { subPage: "secret/kv-platform/secret/deploy-bot-token" });
  const opened = panel(tab, "deploy-bot-token");
  await expect(opened.getByText("contoso/deploy")).toBeVisible();
  await expect(opened.getByRole("row", { name: /Current/ })).toBeVisible();
  await opened.getByRole("button", { name: "Close" }).click();
  await expect(tab.getByRole("heading", { name: "You can’t see any vault yet" })).toBeVisible();
});
