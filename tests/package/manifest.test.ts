import { describe, expect, test } from "vitest";
import { environments, readEnvironment } from "./environments.ts";
import { fillPlaceholders } from "./fill-placeholders.ts";
import { readAppPackage, renderFor } from "./render-manifest.ts";
import { schemaFaults } from "./schema-faults.ts";

describe.each(environments)("the manifest of %s", (environment) => {
  const manifest = renderFor(environment);

  test("is one by Microsoft's schema of that version", async () => {
    expect(manifest["manifestVersion"]).toBe("1.30");
    expect(await schemaFaults(manifest)).toEqual([]);
  });

  test("has a name without the word Teams, since the store refuses it", () => {
    expect(JSON.stringify(manifest["name"])).not.toMatch(/teams/i);
  });
});

test("there are environments to render", () => {
  expect(environments).toEqual(expect.arrayContaining(["dev", "local", "production"]));
});

test("apps of different environments can be told apart", () => {
  const names = environments.map((one) => renderFor(one)["name"]);
  expect(new Set(names.map((name) => JSON.stringify(name))).size).toBe(environments.length);
});

test("what was not provisioned yet is named, not left in the text", () => {
  const render = () => fillPlaceholders(readAppPackage("manifest.json"), readEnvironment("dev"));
  expect(render).toThrow("No value for TEAMS_APP_ID, TAB_DOMAIN, CLIENT_ID");
});
