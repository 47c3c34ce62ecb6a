import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { sendNotice } from "./fixtures/send-notice.ts";
import { appFrame, appId, startTeamsWorld, type TeamsWorld } from "./fixtures/teams-world.ts";

let world: TeamsWorld;

beforeAll(async () => {
  world = await startTeamsWorld();
});
afterEach(() => world.closePages());
afterAll(() => world.close());

const linkTo = (subEntityId: string) =>
  `https://teams.microsoft.com/l/entity/${appId}/home?context=${encodeURIComponent(JSON.stringify({ subEntityId }))}`;
const idOf = (key: string) => world.sandbox.world.directory.person(key)?.objectId ?? "";

test("a notice is counted at the bell, and a click on it opens its page in the app", async () => {
  const page = await world.open("/?as=requester&place=channel");
  await appFrame(page);
  await page.getByRole("button", { name: "Activity", exact: true }).waitFor();
  expect(
    await sendNotice(world.sandbox, idOf("requester"), {
      text: "<b>Somebody</b> asks",
      webUrl: linkTo("item/7"),
    }),
  ).toBe(204);
  await page.getByRole("button", { name: "Activity, 1 unread" }).click();
  await page.getByRole("button", { name: /<b>Somebody<\/b> asks.*Look at it/ }).click();
  const frame = await appFrame(page);
  const context = await frame.evaluate(() => window.microsoftTeams.app.getContext());
  expect(context.page).toMatchObject({ id: "home", subPageId: "item/7" });
  await page.getByRole("button", { name: "Activity", exact: true }).waitFor();
});

test("nobody else sees it, and a reload still has it", async () => {
  await sendNotice(world.sandbox, idOf("approver"), { text: "For you", webUrl: linkTo("a") });
  const other = await world.open("/?as=second-approver&place=activity");
  await other.getByRole("heading", { name: "Nothing new" }).waitFor();
  const page = await world.open("/?as=approver&place=activity");
  await page.getByRole("button", { name: /For you/ }).waitFor();
  await page.reload();
  await page.getByRole("button", { name: /For you/ }).waitFor();
  await page.getByRole("button", { name: "Activity, 1 unread" }).waitFor();
});
