import { expect, test } from "./people.ts";
import { listIsThere, panel, row, search } from "./secret-list.ts";

const open = (name: string) => ({ subPage: `secret/kv-payments-dev/secret/${name}` });

test("markup in tags is shown as the text that it is", async ({ openAs }) => {
  const { tab } = await openAs("requester", open("report-export-token"));
  const opened = panel(tab, "report-export-token");
  await expect(opened.getByText("<img src=x onerror=alert(1)>")).toBeVisible();
  await expect(opened.getByText('"><script>alert(document.domain)</script>')).toBeVisible();
  await expect(opened.locator("img, script")).toHaveCount(0);
});

test("characters that turn the direction of text are made visible", async ({ openAs }) => {
  const { tab } = await openAs("requester", open("vendor-portal-password"));
  const opened = panel(tab, "vendor-portal-password");
  await expect(opened.getByText("U+202ErenwoU+202C")).toBeVisible();
  await expect(opened.getByText("abcU+202EdefU+202Cghi")).toBeVisible();
  await expect(opened.getByText("U+2067סוד ישןU+2069")).toBeVisible();
  expect(await opened.innerText()).not.toMatch(/[\u202A-\u202E\u2066-\u2069]/);
});

test("other scripts and emoji stay as they were written", async ({ openAs }) => {
  const { tab } = await openAs("requester", open("mail-smtp-password"));
  const opened = panel(tab, "mail-smtp-password");
  await expect(opened.getByText("用途")).toBeVisible();
  await expect(opened.getByText("通知メール")).toBeVisible();
  await openAs("requester", open("settlement-batch-password"));
  await expect(tab.getByText("geprüft ✅ 🔐")).toBeVisible();
});

test("what is typed into the search is nothing but a search", async ({ openAs }) => {
  const { tab } = await openAs("requester");
  await listIsThere(tab);
  await search(tab).fill("<img src=x onerror=alert(1)>");
  await expect(row(tab, /^report-export-token/)).toBeVisible();
  await search(tab).fill("%00'\"><script>alert(1)</script>\u202E..//%2e%2e");
  await expect(tab.getByRole("heading", { name: "Nothing matches" })).toBeVisible();
  await search(tab).fill("[(\\*+?");
  await expect(tab.getByRole("heading", { name: "Nothing matches" })).toBeVisible();
});

test("an address that is none leads to the list", async ({ openAs }) => {
  const { tab } = await openAs("requester", {
    subPage: "secret/kv-payments-dev/secret/<img src=x onerror=alert(1)>",
  });
  await listIsThere(tab);
  await expect(tab.getByRole("dialog")).toHaveCount(0);
});
