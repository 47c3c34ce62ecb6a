import type { Page } from "playwright";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { appFrame, appId, startTeamsWorld, type TeamsWorld } from "./fixtures/teams-world.ts";

let world: TeamsWorld;
let page: Page;

beforeAll(async () => {
  world = await startTeamsWorld();
});
afterEach(() => world.closePages());
afterAll(() => world.close());

const channel = "/?as=requester&place=channel";

/** Asks for a sign-in window by a click, as browsers demand; the answer is kept in the frame. */
async function signIn(url: string) {
  const frame = await appFrame(page);
  await frame.evaluate((address) => {
    document.querySelector("#act")?.addEventListener("click", () => {
      window.answer = window.microsoftTeams.authentication
        .authenticate({ url: address, width: 400, height: 300 })
        .catch((error: unknown) => String(error));
    });
  }, url);
  return frame;
}

test("a window that the host did not open is not answered", async () => {
  const { context } = world;
  page = await context.newPage();
  await page.goto(`${world.app}/tab?silent`);
  const [opened] = await Promise.all([
    context.waitForEvent("page"),
    page.evaluate((address) => {
      const host = window.open(address);
      window.addEventListener("message", ({ data }) => window.heard.push(data));
      setInterval(() => {
        host?.postMessage({ id: 0, func: "initialize", args: [], uuidAsString: "u" }, "*");
        host?.postMessage({ id: 1, func: "authentication.getAuthToken", args: [] }, "*");
      }, 100);
    }, `${world.sandbox.endpoints.teamsHost}${channel}`),
  ]);
  await appFrame(opened);
  await opened.getByRole("button", { name: "Messages" }).click();
  await opened.getByText("ignored: not a window or an origin of the app").first().waitFor();
  expect(await page.evaluate(() => window.heard)).toEqual([]);
});

test("a sign-in window that is at a stranger's page is not heard, and closing it cancels", async () => {
  page = await world.open(channel);
  const frame = await signIn(`${world.app}/sign-in?silent`);
  const [popup] = await Promise.all([page.context().waitForEvent("page"), frame.click("#act")]);
  await popup.goto(`${world.stranger}/tab?silent`);
  await popup.evaluate(() => {
    const success = "authentication.authenticate.success";
    const { opener }: { opener: Window | null } = window;
    opener?.postMessage({ id: 1, func: success, args: ["stolen"] }, "*");
  });
  await page.getByRole("button", { name: "Messages" }).click();
  await page.getByText(world.stranger).first().waitFor();
  await popup.close();
  expect(await frame.evaluate(() => window.answer)).toBe("Error: CancelledByUser");
});

test("a sign-in page outside the app's valid domains is not opened", async () => {
  page = await world.open(channel);
  const frame = await signIn(`${world.stranger}/sign-in`);
  await frame.click("#act");
  expect(await frame.evaluate(() => window.answer)).toContain("validDomains");
  expect(page.context().pages()).toHaveLength(1);
});

test("a sign-in window that failed says why", async () => {
  page = await world.open(channel);
  const frame = await signIn(`${world.app}/sign-in`);
  const [popup] = await Promise.all([page.context().waitForEvent("page"), frame.click("#act")]);
  await popup.waitForFunction(() => window.started !== undefined);
  await popup.evaluate(async () => {
    await window.started;
    window.microsoftTeams.authentication.notifyFailure("access_denied");
  });
  expect(await frame.evaluate(() => window.answer)).toBe("Error: access_denied");
});

test("a refused token carries the reason to the app", async () => {
  page = await world.open(channel);
  const frame = await appFrame(page);
  await page.route("**/host/token", (route) =>
    route.fulfill({ json: { ok: false, error: "resourceRequiresConsent" } }),
  );
  const refused = frame.evaluate(() =>
    window.microsoftTeams.authentication.getAuthToken().catch((error: Error) => error.message),
  );
  expect(await refused).toBe("resourceRequiresConsent");
});

test("a call that the host does not know is seen, not silently swallowed", async () => {
  page = await world.open(channel);
  const frame = await appFrame(page);
  await frame.evaluate(() => {
    window.parent.postMessage({ id: 99, func: "nobody.knowsThis", args: [1] }, "*");
  });
  await page.getByRole("status").filter({ hasText: "nobody.knowsThis was not answered" }).waitFor({
    state: "attached",
  });
  await page.getByRole("button", { name: "Messages" }).click();
  const line = page.getByRole("listitem").filter({ hasText: "nobody.knowsThis" });
  expect(await line.textContent()).toContain("not answered");
});

test("what the host cannot do says so at once", async () => {
  page = await world.open(channel);
  const frame = await appFrame(page);
  const supported = await frame.evaluate(() => {
    const { calendar, chat, dialog, sharing, stageView } = window.microsoftTeams;
    return [calendar, chat, dialog.adaptiveCard, sharing, stageView].map((one) =>
      one.isSupported(),
    );
  });
  expect(supported).toEqual([false, false, false, false, false]);
});

test.each(["javascript:alert(1)", "file:///etc/passwd"])("the link %s is refused", async (link) => {
  page = await world.open(channel);
  const frame = await appFrame(page);
  const refused = await frame.evaluate(
    (address) => window.microsoftTeams.app.openLink(address).catch((error: Error) => error.message),
    link,
  );
  expect(refused).toBe("This kind of link is not opened.");
});

test("a page of another app is refused, and one in a team that is not theirs too", async () => {
  page = await world.open("/?as=outsider&place=personal");
  const frame = await appFrame(page);
  const go = (params: { appId: string; pageId: string }) =>
    frame.evaluate(
      (to) => window.microsoftTeams.pages.navigateToApp(to).catch((error: Error) => error.message),
      params,
    );
  expect(await go({ appId: "fe4a8eba-2a31-4737-8e33-e5fae6fee194", pageId: "home" })).toContain(
    "not installed",
  );
  expect(await go({ appId, pageId: "secrets" })).toContain("not in its team");
});

test("settings outside the valid domains are refused, and nothing is added", async () => {
  page = await world.open("/?as=approver&place=configure&team=Platform");
  const frame = await appFrame(page, "configuration");
  const refused = await frame.evaluate(
    (contentUrl) =>
      window.microsoftTeams.pages.config
        .setConfig({ contentUrl, entityId: "e" })
        .catch((error: Error) => error.message),
    `${world.stranger}/tab`,
  );
  expect(refused).toContain("validDomains");
  await frame.evaluate(() => window.microsoftTeams.pages.config.setValidityState(true));
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("Not saved.").waitFor();
});

test("a save that the app refuses keeps the dialog open and says why", async () => {
  page = await world.open("/?as=approver&place=configure&team=Platform");
  const frame = await appFrame(page, "configuration");
  await frame.evaluate(() => {
    const { config } = window.microsoftTeams.pages;
    config.registerOnSaveHandler((save) => save.notifyFailure("Choose a vault first."));
    config.setValidityState(true);
  });
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("Not saved. Choose a vault first.").waitFor();
});
