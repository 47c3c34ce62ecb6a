import { describe, expect, test } from "vitest";
import * as z from "zod";
import { type Json, readAppPackage, renderFor } from "./render-manifest.ts";
import { schemaFaults } from "./schema-faults.ts";

const Parts = z.looseObject({
  $schema: z.string(),
  id: z.string(),
  accentColor: z.string(),
  name: z.looseObject({ short: z.string() }),
  description: z.looseObject({ short: z.string() }),
  developer: z.looseObject({ websiteUrl: z.string() }).optional(),
  validDomains: z.array(z.string()),
  supportsChannelFeatures: z.string(),
  showLoadingIndicator: z.union([z.boolean(), z.string()]),
  configurableTabs: z.tuple([z.looseObject({ scopes: z.array(z.string()) })], z.json()),
  staticTabs: z.tuple([z.looseObject({ contentUrl: z.string() })], z.json()),
  webApplicationInfo: z.looseObject({ id: z.string() }),
  activities: z.looseObject({
    activityTypes: z.tuple([z.looseObject({ templateText: z.string() })], z.json()),
  }),
  authorization: z.object({
    permissions: z.object({
      resourceSpecific: z.tuple([z.looseObject({ type: z.string() })], z.json()),
    }),
  }),
});
type Parts = z.infer<typeof Parts>;

/** What is broken, how, and the place and the reason that the schema then names. */
const breakages: readonly (readonly [what: string, (parts: Parts) => void, fault: RegExp])[] = [
  ["a name that is too long", (it) => void (it.name.short = "V".repeat(31)), /^\/name\/short .*30/],
  [
    "a description that is too long",
    (it) => void (it.description.short = "x".repeat(81)),
    /^\/description\/short .*80/,
  ],
  ["an id that is no GUID", (it) => void (it.id = "vault-tab"), /^\/id must match pattern/],
  ["no developer", (it) => void delete it.developer, /required property 'developer'/],
  [
    "a website that is no address",
    (it) => void (it.developer = { ...it.developer, websiteUrl: "vault.example" }),
    /^\/developer\/websiteUrl must match pattern/,
  ],
  ["a colour by name", (it) => void (it.accentColor = "blue"), /^\/accentColor must match pattern/],
  [
    "a scope that is spelt otherwise",
    (it) => void (it.configurableTabs[0].scopes = ["team", "groupchat"]),
    /^\/configurableTabs\/0\/scopes\/1 must be equal to one of the allowed values/,
  ],
  [
    "two configurable tabs",
    (it) => void it.configurableTabs.push({ ...it.configurableTabs[0] }),
    /^\/configurableTabs must NOT have more than 1 items/,
  ],
  [
    "a tab without an address of its own",
    (it) => void Object.assign(it.staticTabs[0], { contentUrl: "vault.example/" }),
    /^\/staticTabs\/0\/contentUrl must match pattern/,
  ],
  [
    "a domain that is too long",
    (it) => void (it.validDomains = ["x".repeat(2049)]),
    /^\/validDomains\/0 must NOT have more than 2048 characters/,
  ],
  [
    "a sign-in for no application",
    (it) => void (it.webApplicationInfo.id = "none"),
    /^\/webApplicationInfo\/id must match pattern/,
  ],
  [
    "a notice whose template is too long",
    (it) => void (it.activities.activityTypes[0].templateText = "x".repeat(129)),
    /^\/activities\/activityTypes\/0\/templateText .*128/,
  ],
  [
    "a permission of a kind that there is not",
    (it) => void (it.authorization.permissions.resourceSpecific[0].type = "Both"),
    /^\/authorization\/permissions\/resourceSpecific\/0\/type must be equal to one/,
  ],
  [
    "channel features that there are not",
    (it) => void (it.supportsChannelFeatures = "tier9"),
    /^\/supportsChannelFeatures must be equal to/,
  ],
  [
    "yes where true is meant",
    (it) => void (it.showLoadingIndicator = "yes"),
    /^\/showLoadingIndicator must be boolean/,
  ],
  ["what no version knows", (it) => void Object.assign(it, { bot: {} }), /additional.*"bot"/],
];

const broken = (breakage: (parts: Parts) => void): Json => {
  const parts = Parts.parse(renderFor("production"));
  breakage(parts);
  return z.record(z.string(), z.json()).parse(JSON.parse(JSON.stringify(parts)));
};

describe("the schema refuses", () => {
  test.each(breakages)("%s, for that reason and no other", async (_, breakage, fault) => {
    const faults = await schemaFaults(broken(breakage));
    expect(faults.filter((one) => !fault.test(one))).toEqual([]);
    expect(faults.some((one) => fault.test(one))).toBe(true);
  });

  test("placeholders that nobody filled in", async () => {
    const raw = z.record(z.string(), z.json()).parse(JSON.parse(readAppPackage("manifest.json")));
    expect((await schemaFaults(raw)).join("\n")).toMatch(/^\/id must match pattern/m);
  });

  test("a version that is newer than what it knows", async () => {
    const newer = broken((it) => void (it.$schema = it.$schema.replace("1.30", "9.99")));
    await expect(schemaFaults({ ...newer, manifestVersion: "9.99" })).rejects.toThrow("9.99");
  });
});

test("nothing is refused where nothing is broken", async () => {
  expect(await schemaFaults(broken(() => {}))).toEqual([]);
});
