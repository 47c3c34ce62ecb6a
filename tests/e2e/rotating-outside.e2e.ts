import { planned } from "../rotation/outside.ts";
import { expect, test } from "./own-world.ts";
import { briefPlan, passUntilShown, rotateByClick, stepsOf } from "./rotating-by-click.ts";
import { type Rotated, rotationsIn, send, setPlanOf, subPageOf } from "./rotation-plans.ts";
import { listIsThere, panel, row, search } from "./secret-list.ts";

const forWorkflow: Rotated = { vault: "kv-payments-dev", kind: "secret", name: "fx-rates-api-key" };
const forRunbook: Rotated = { ...forWorkflow, name: "queue-listen-key" };

test.describe.configure({ timeout: 300_000 });

test("whoever lacks the right in Azure is told which, before anything outside was begun", async ({
  openAs,
  world,
}) => {
  await setPlanOf(world, "approver", forWorkflow, briefPlan(planned.workflow()));
  await setPlanOf(world, "approver", forRunbook, briefPlan(planned.runbook()));
  for (const rotated of [forWorkflow, forRunbook]) {
    const { tab } = await openAs("second-approver", { subPage: subPageOf(rotated) });
    const opened = panel(tab, rotated.name);
    const missing = /you lack Microsoft\.KeyVault\/vaults\/secrets\/setSecret\/action/;
    await expect(opened.getByText(missing)).toBeVisible();
    await expect(opened.getByRole("button", { name: "Rotate…" })).toHaveCount(0);
    const body = { ...rotated, reason: "All the same" };
    const answer = await send(world, "second-approver", "POST", "/api/rotations", body);
    expect(answer.status).toBe(403);
  }
  expect(await rotationsIn(world)).toEqual([]);
});

test("a runbook is planned, rotates from the list, and what it prints is nowhere", async ({
  openAs,
  world,
}) => {
  const { account = "" } = planned.runbook();
  const { tab } = await openAs("approver");
  await listIsThere(tab);
  await search(tab).fill(forRunbook.name);
  await row(tab, new RegExp(`^${forRunbook.name} ${forRunbook.vault}`)).click();
  await tab.getByRole("button", { name: "Make a plan…" }).click();
  await tab.getByRole("radio", { name: "A runbook of Azure Automation" }).check();
  await tab.getByRole("textbox", { name: "Automation account" }).fill(account);
  await tab.getByRole("textbox", { name: "Runbook" }).fill("Rotate-Secret-leak");
  await tab.getByRole("button", { name: "Save the plan" }).click();
  const watched = await rotateByClick(tab, forRunbook);
  const steps = stepsOf(watched);
  await passUntilShown(world, steps.filter({ hasText: /^sign in/ }));
  await passUntilShown(world, watched.getByText(/^The new version is in use/));
  await expect(steps.filter({ hasText: "announce" })).toContainText("Done");
  // Not the marker itself: it would stand in the trace of this very story, which is searched for it.
  await expect(tab.locator("html")).not.toContainText(/canary\W/);

  await watched.getByRole("button", { name: "The old value is out of use" }).click();
  await tab.getByRole("textbox", { name: "How do you know" }).fill("All services have moved");
  await tab.getByRole("button", { name: "Disable the old version" }).click();
  await expect(watched.getByText(/^The old version was disabled/)).toBeVisible({ timeout: 60_000 });
});
