import { decodeJwt } from "jose";
import type { Page } from "playwright";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { appFrame, appId, startTeamsWorld, type TeamsWorld } from "./fixtures/teams-world.ts";

let world: TeamsWorld;
let page: Page;

beforeAll(async () => {
  world = await startTeamsWorld();
});
afterEach(() => world.closePages());
afterAll(() => world.close());

const channel = "/?as=requester&place=channel";

describe("who and where", () => {
  test("a tab in a channel knows person, team, channel and theme", async () => {
    page = await world.open("/?as=approver&place=channel&theme=dark&subPage=secret/one");
    const frame = await appFrame(page);
    const context = await frame.evaluate(() => window.microsoftTeams.app.getContext());
    const { directory } = world.sandbox.world;
    const person = directory.person("approver");
    const team = directory.teams().find(({ name }) => name === "Payments");
    expect(context).toMatchObject({
      app: { theme: "dark", host: { name: "Teams", clientType: "web" } },
      page: { id: "secrets", subPageId: "secret/one", frameContext: "content" },
      user: {
        id: person?.objectId,
        loginHint: "approver@contoso.example",
        tenant: { id: world.sandbox.endpoints.tenantId },
      },
      channel: { displayName: "General", id: team?.channels[0]?.id, membershipType: "Regular" },
      team: { groupId: team?.groupId, internalId: team?.internalId, userRole: 0 },
    });
  });

  test("a personal tab is in no channel and no team", async () => {
    page = await world.open("/?as=outsider&place=personal");
    const frame = await appFrame(page);
    const context = await frame.evaluate(() => window.microsoftTeams.app.getContext());
    expect(context.page.id).toBe("home");
    expect([context.channel, context.team]).toEqual([undefined, undefined]);
  });

  test("another person is another context, and a phone another client", async () => {
    page = await world.open("/?as=requester&place=channel&mobile=ios");
    await appFrame(page);
    await page.getByRole("button", { name: /Signed in as Requester/ }).click();
    await page.getByRole("menuitemradio", { name: /^Second approver/ }).click();
    await page.waitForURL(/as=second-approver/);
    const frame = await appFrame(page);
    const { user, app } = await frame.evaluate(() => window.microsoftTeams.app.getContext());
    expect([user?.loginHint, app.host.clientType]).toEqual([
      "second-approver@contoso.example",
      "ios",
    ]);
  });

  test("the token is the person's own, for the app's API", async () => {
    page = await world.open(channel);
    const frame = await appFrame(page);
    const token = await frame.evaluate(() => window.microsoftTeams.authentication.getAuthToken());
    expect(decodeJwt(token)).toMatchObject({
      aud: world.sandbox.endpoints.clientId,
      oid: world.sandbox.world.directory.person("requester")?.objectId,
      scp: "access_as_user",
    });
  });
});

test("themes change without a reload", async () => {
  page = await world.open(channel);
  const frame = await appFrame(page);
  await page.getByLabel("Theme").selectOption("contrast");
  await page.getByLabel("Theme").selectOption("dark");
  await frame.waitForFunction(() => window.heard.length === 2);
  expect(await frame.evaluate(() => window.heard)).toEqual(["contrast", "dark"]);
  expect(page.url()).toContain("theme=dark");
});

test("a sign-in window hands its result over and closes", async () => {
  page = await world.open(channel);
  const frame = await appFrame(page);
  await frame.evaluate((url) => {
    document.querySelector("#act")?.addEventListener("click", () => {
      window.answer = window.microsoftTeams.authentication.authenticate({ url });
    });
  }, `${world.app}/sign-in`);
  const [popup] = await Promise.all([page.context().waitForEvent("page"), frame.click("#act")]);
  await popup.waitForFunction(() => window.started !== undefined);
  const closed = popup.waitForEvent("close");
  const context = await popup.evaluate(async () => {
    await window.started;
    const frameContext = window.microsoftTeams.app.getFrameContext();
    window.microsoftTeams.authentication.notifySuccess("code-1");
    return frameContext;
  });
  expect(context).toBe("authentication");
  expect(await frame.evaluate(() => window.answer)).toBe("code-1");
  await closed;
});

describe("dialogs", () => {
  const open = async () => {
    page = await world.open(channel);
    const frame = await appFrame(page);
    await frame.evaluate((url) => {
      window.answer = new Promise((resolve) => {
        window.microsoftTeams.dialog.url.open(
          { url, title: "One dialog", size: { width: 500, height: 300 } },
          resolve,
          (message: unknown) => window.heard.push(message),
        );
      });
    }, `${world.app}/dialog`);
    return { frame, dialog: await appFrame(page, "task-module") };
  };

  test("both sides talk, and the result comes back", async () => {
    const { frame, dialog } = await open();
    await dialog.evaluate(() => {
      const { parentCommunication } = window.microsoftTeams.dialog.url;
      parentCommunication.registerOnMessageFromParent((message) => window.heard.push(message));
      parentCommunication.sendMessageToParentFromDialog("up");
    });
    await frame.waitForFunction(() => window.heard.includes("up"));
    await frame.evaluate(() =>
      window.microsoftTeams.dialog.url.parentCommunication.sendMessageToDialog("down"),
    );
    await dialog.waitForFunction(() => window.heard.includes("down"));
    await dialog.evaluate(() => window.microsoftTeams.dialog.url.submit({ chosen: 1 }));
    expect(await frame.evaluate(() => window.answer)).toEqual({ err: null, result: { chosen: 1 } });
    await page.getByRole("dialog").waitFor({ state: "detached" });
  });

  test("Escape closes it, and the app is told", async () => {
    const { frame } = await open();
    await page.getByRole("dialog", { name: "One dialog" }).press("Escape");
    expect(await frame.evaluate(() => window.answer)).toMatchObject({
      err: "User cancelled/closed the task module.",
    });
  });
});

describe("links", () => {
  const link = (page: string, context: object) =>
    `https://teams.microsoft.com/l/entity/${appId}/${page}?context=${encodeURIComponent(JSON.stringify(context))}`;

  test("a link to a page of the app stays inside", async () => {
    page = await world.open(channel);
    const frame = await appFrame(page);
    await frame
      .evaluate(
        (to) => window.microsoftTeams.app.openLink(to),
        link("home", { subEntityId: "s-7" }),
      )
      .catch(() => undefined);
    await page.waitForURL(/place=personal.*subPage=s-7/);
    const next = await appFrame(page);
    const context = await next.evaluate(() => window.microsoftTeams.app.getContext());
    expect(context.page).toMatchObject({ id: "home", subPageId: "s-7" });
  });

  test("the same link opens from outside, at the host's own address", async () => {
    const own = link("home", { subEntityId: "s-8" }).replace("https://teams.microsoft.com", "");
    page = await world.open(own);
    const frame = await appFrame(page);
    const context = await frame.evaluate(() => window.microsoftTeams.app.getContext());
    expect(context.page.subPageId).toBe("s-8");
  });

  test("navigateToApp leads to the tab of the channel", async () => {
    page = await world.open(channel);
    await appFrame(page);
    await page.getByRole("button", { name: "Vault", exact: true }).first().click();
    const frame = await appFrame(page);
    await frame
      .evaluate(
        (id) =>
          window.microsoftTeams.pages.navigateToApp({
            appId: id,
            pageId: "secrets",
            subPageId: "s-9",
          }),
        appId,
      )
      .catch(() => undefined);
    await page.waitForURL(/place=channel.*subPage=s-9/);
  });

  test("any other link opens a tab of the browser", async () => {
    page = await world.open(channel);
    const frame = await appFrame(page);
    await frame.evaluate((url) => {
      document.querySelector("#act")?.addEventListener("click", () => {
        void window.microsoftTeams.app.openLink(url);
      });
    }, `${world.stranger}/elsewhere?silent`);
    const [opened] = await Promise.all([page.context().waitForEvent("page"), frame.click("#act")]);
    await opened.waitForURL(/elsewhere/);
    expect(await opened.evaluate(() => window.opener)).toBeNull();
  });

  test("a shared page is offered as a link to copy", async () => {
    page = await world.open(channel);
    const frame = await appFrame(page);
    await frame.evaluate(() =>
      window.microsoftTeams.pages.shareDeepLink({ subPageId: "s-1", subPageLabel: "One secret" }),
    );
    await page.getByRole("dialog").getByRole("button", { name: "Copy" }).click();
    await page.getByText("Copied.").waitFor();
    const copied = new URL(await page.evaluate(() => navigator.clipboard.readText()));
    expect(copied.pathname).toBe(`/l/entity/${appId}/secrets`);
    expect(JSON.parse(copied.searchParams.get("context") ?? "")).toMatchObject({
      subEntityId: "s-1",
    });
  });
});

test("text is copied for the app", async () => {
  page = await world.open(channel);
  const frame = await appFrame(page);
  await page.bringToFront();
  await frame.evaluate(() =>
    window.microsoftTeams.clipboard.write(new Blob(["naïve ✓"], { type: "text/plain" })),
  );
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe("naïve ✓");
});

describe("the back button of a phone", () => {
  const phone = async (handled: boolean) => {
    page = await world.open("/?as=requester&place=channel&mobile=1");
    const frame = await appFrame(page);
    await frame.evaluate((answer) => {
      window.microsoftTeams.pages.backStack.registerBackButtonHandler(() => {
        window.heard.push("back");
        return answer;
      });
    }, handled);
    await page.getByRole("button", { name: "Back" }).click();
    await frame.waitForFunction(() => window.heard.includes("back")).catch(() => undefined);
  };

  test("stays when the app closed something of its own", async () => {
    await phone(true);
    expect(page.url()).toContain("place=channel");
  });

  test("leads up to the teams when it did not", async () => {
    await phone(false);
    await page.waitForURL(/place=teams/);
  });
});
