import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { z } from "zod";
import type { TeamsInstallation } from "./teams-installation.ts";
import { productClientId, teamsAppId } from "./tenant.ts";

const manifestSchema = z.object({
  id: z.string(),
  accentColor: z.string().optional(),
  icons: z.object({ color: z.string() }),
  name: z.object({ short: z.string() }),
  staticTabs: z.array(
    z.object({
      entityId: z.string(),
      name: z.string().optional(),
      contentUrl: z.string().optional(),
    }),
  ),
  configurableTabs: z.tuple([z.object({ configurationUrl: z.string() })]),
  validDomains: z.array(z.string()),
  activities: z
    .object({
      activityTypes: z.array(z.object({ type: z.string(), templateText: z.string() })).default([]),
    })
    .default({ activityTypes: [] }),
  authorization: z
    .object({
      permissions: z.object({
        resourceSpecific: z.array(z.object({ name: z.string(), type: z.string() })).default([]),
      }),
    })
    .optional(),
  showLoadingIndicator: z.boolean().default(false),
});

/** The app of a Teams manifest whose placeholders stand for this machine's product. */
export function readManifest(file: string, productUrl: string): TeamsInstallation {
  const values = new Map([
    ["TAB_DOMAIN", new URL(productUrl).host],
    ["TAB_ENDPOINT", productUrl],
    ["APP_NAME_SUFFIX", ""],
    ["TEAMS_APP_ID", teamsAppId],
    ["CLIENT_ID", productClientId],
  ]);
  const text = readFileSync(file, "utf8").replace(
    /\$\{\{(\w+)\}\}/g,
    (placeholder, name: string) => values.get(name) ?? placeholder,
  );
  const manifest = manifestSchema.parse(JSON.parse(text));
  const name = manifest.name.short;
  // A static tab without an address, like `about`, is Teams' own page.
  const staticTabs = manifest.staticTabs.flatMap((tab) =>
    tab.contentUrl === undefined
      ? []
      : [{ entityId: tab.entityId, name: tab.name ?? name, contentUrl: tab.contentUrl }],
  );
  const [first] = staticTabs;
  if (!first) throw new Error(`${file} has no static tab with an address`);
  const iconFile = join(dirname(file), manifest.icons.color);
  return {
    appId: manifest.id,
    app: {
      name,
      configurationUrl: manifest.configurableTabs[0].configurationUrl,
      staticTabs,
      channelTab: first,
      validDomains: manifest.validDomains,
      activityTypes: manifest.activities.activityTypes,
      permissions: (manifest.authorization?.permissions.resourceSpecific ?? [])
        .filter(({ type }) => type === "Application")
        .map(({ name: permission }) => permission),
      showLoadingIndicator: manifest.showLoadingIndicator,
      ...(manifest.accentColor !== undefined && { accentColor: manifest.accentColor }),
      ...(existsSync(iconFile) && { iconFile }),
    },
  };
}
