import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { readManifest } from "./read-manifest.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "manifest-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const least = {
  id: "${{TEAMS_APP_ID}}",
  icons: { color: "color.png" },
  name: { short: "App" },
  staticTabs: [{ entityId: "home", contentUrl: "https://${{TAB_DOMAIN}}/" }, { entityId: "about" }],
  configurableTabs: [{ configurationUrl: "https://${{TAB_DOMAIN}}/configure" }],
  validDomains: ["${{TAB_DOMAIN}}"],
};

function read(more: object) {
  const file = join(folder, "manifest.json");
  writeFileSync(file, JSON.stringify({ ...least, ...more }));
  return readManifest(file, "https://localhost:5301").app;
}

test("without activities an app may send no notice", () => {
  expect(read({})).toMatchObject({ activityTypes: [], permissions: [] });
});

test("kinds of notices and the application's own permissions are read, those of people are not", () => {
  const app = read({
    activities: {
      activityTypes: [{ type: "asked", description: "x", templateText: "{actor} asks" }],
    },
    authorization: {
      permissions: {
        resourceSpecific: [
          { name: "TeamsActivity.Send.User", type: "Application" },
          { name: "ChannelMessage.Read.Group", type: "Delegated" },
        ],
      },
    },
  });
  expect(app.activityTypes).toEqual([{ type: "asked", templateText: "{actor} asks" }]);
  expect(app.permissions).toEqual(["TeamsActivity.Send.User"]);
});

test("placeholders are this machine's, and a tab without an address is Teams' own", () => {
  expect(read({})).toMatchObject({
    staticTabs: [{ entityId: "home", name: "App", contentUrl: "https://localhost:5301/" }],
    validDomains: ["localhost:5301"],
  });
});
