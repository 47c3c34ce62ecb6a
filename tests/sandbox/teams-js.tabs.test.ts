import type { Page } from "playwright";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { appFrame, startTeamsWorld, type TeamsWorld } from "./fixtures/teams-world.ts";

let world: TeamsWorld;
let page: Page;

beforeAll(async () => {
  world = await startTeamsWorld("/tab?unready");
});
afterEach(() => world.closePages());
afterAll(() => world.close());

test("a tab is added by its configuration page, kept, changed and removed", async () => {
  page = await world.open("/?as=approver&team=Platform&channel=General");
  await page.getByRole("button", { name: "Add Vault", exact: true }).click();
  const adding = await appFrame(page, "configuration");
  const save = page.getByRole("button", { name: "Save" });
  expect(await save.isDisabled()).toBe(true);
  const context = await adding.evaluate((contentUrl) => {
    const { app, pages } = window.microsoftTeams;
    pages.config.registerOnSaveHandler((event) => {
      void pages.config
        .setConfig({ contentUrl, entityId: "chosen", suggestedDisplayName: "Platform vaults" })
        .then(() => event.notifySuccess());
    });
    pages.config.setValidityState(true);
    return app.getFrameContext();
  }, `${world.app}/tab?vault=kv-platform`);
  expect(context).toBe("settings");
  await save.click();
  await page.getByRole("button", { name: "Platform vaults", exact: true }).waitFor();

  await page.reload();
  const tab = await appFrame(page);
  expect(tab.url()).toBe(`${world.app}/tab?vault=kv-platform`);
  const { id } = (await tab.evaluate(() => window.microsoftTeams.app.getContext())).page;
  expect(id).toBe("chosen");

  await page.getByRole("button", { name: "More for Platform vaults" }).click();
  await page.getByRole("menuitem", { name: "Settings" }).click();
  const changing = await appFrame(page, "configuration");
  const config = await changing.evaluate(() => window.microsoftTeams.pages.getConfig());
  expect(config).toMatchObject({ entityId: "chosen", contentUrl: tab.url() });
  await page.getByRole("button", { name: "Cancel" }).click();

  await page.getByRole("button", { name: "More for Platform vaults" }).click();
  await page.getByRole("menuitem", { name: "Remove" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Remove" }).click();
  await page.getByRole("button", { name: "Add Vault", exact: true }).waitFor();
});

describe("a frame is never blank without a way out", () => {
  const channel = "/?as=requester&place=channel&team=Payments&channel=General";
  const cover = () => page.getByRole("alert");

  test("it loads until the app says that it is ready, and 30 s at most", async () => {
    page = await world.context.newPage();
    await page.clock.install();
    await page.goto(`${world.sandbox.endpoints.teamsHost}${channel}`);
    const frame = await appFrame(page);
    expect(await page.getByRole("status", { name: "Opening Vault" }).isVisible()).toBe(true);
    await page.clock.fastForward(31_000);
    expect(await cover().textContent()).toContain("app.notifySuccess within 30 seconds");
    await frame.evaluate(() => window.microsoftTeams.app.notifySuccess());
    await cover().waitFor({ state: "hidden" });
  });

  test("it shows the failure that the app told, and tries again", async () => {
    page = await world.open(channel);
    const frame = await appFrame(page);
    await frame.evaluate(() =>
      window.microsoftTeams.app.notifyFailure({
        reason: window.microsoftTeams.app.FailedReason.AuthFailed,
        message: "No sign-in",
      }),
    );
    await cover().getByText("AuthFailed: No sign-in").waitFor();
    await page.getByRole("button", { name: "Try again" }).click();
    await cover().waitFor({ state: "detached" });
  });

  test("it says when the app does not talk to Teams", async () => {
    page = await world.context.newPage();
    await page.clock.install();
    await page.route(`${world.app}/start.js`, (route) => route.fulfill({ body: "" }));
    await page.goto(`${world.sandbox.endpoints.teamsHost}${channel}`);
    await page.waitForSelector("iframe");
    await page.clock.fastForward(9_000);
    await cover().getByText("does not talk to Teams").waitFor();
  });

  test("it says when the certificate is not trusted, with the link to accept it", async () => {
    page = await world.context.newPage();
    await page.route(`${world.app}/**`, (route) => route.abort("failed"));
    await page.goto(`${world.sandbox.endpoints.teamsHost}${channel}`);
    const link = cover().getByRole("link", { name: `Open ${world.app} once` });
    expect(await link.getAttribute("href")).toBe(world.app);
  });

  test("it says how to start the app, and opens by itself once that runs", async () => {
    await world.stopApp();
    page = await world.open(channel);
    await cover().getByText("npm run product").waitFor();
    await world.startApp();
    await page.getByText("npm run product").waitFor({ state: "detached" });
    const frame = await appFrame(page);
    await frame.evaluate(() => window.microsoftTeams.app.notifySuccess());
    await cover().waitFor({ state: "hidden" });
  });
});

test("nobody without a team is left in front of an empty page", async () => {
  page = await world.open("/?as=outsider&place=channel");
  await page.getByRole("button", { name: "Open Vault" }).click();
  await page.waitForURL(/place=personal/);
});

test("the page itself breaks no rule of its own policy", async () => {
  page = await world.context.newPage();
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (line) => {
    // teams-js asks a CDN for its list of hosts, which a machine without a network cannot reach.
    if (line.type() === "error" && !line.text().includes("ERR_")) complaints.push(line.text());
  });
  await page.goto(`${world.sandbox.endpoints.teamsHost}/?as=admin&place=personal&theme=dark`);
  await appFrame(page);
  await page.getByRole("button", { name: "States" }).click();
  await page.getByRole("switch", { name: "Consent was given" }).waitFor();
  expect(complaints).toEqual([]);
});
