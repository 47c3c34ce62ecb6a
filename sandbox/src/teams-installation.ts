import { teamsAppId } from "./tenant.ts";
import type { SeededTab, TeamsApp } from "./teams-host/teams-app.ts";

/** The app that the Teams host has installed. */
export interface TeamsInstallation {
  /** The `id` of its manifest. */
  readonly appId: string;
  readonly app: TeamsApp;
  readonly seededTabs?: readonly SeededTab[];
}

/** An app whose pages are at the usual addresses, for whoever starts the sandbox without a manifest. */
export function defaultInstallation(productUrl: string): TeamsInstallation {
  const tab = { entityId: "vault", name: "Vault", contentUrl: `${productUrl}/` };
  return {
    appId: teamsAppId,
    app: {
      name: "Vault",
      configurationUrl: `${productUrl}/configure`,
      staticTabs: [tab],
      channelTab: tab,
      activityTypes: [{ type: "somethingHappened", templateText: "{actor} says {what}" }],
      permissions: ["TeamsActivity.Send.User", "TeamsActivity.Send.Group"],
      validDomains: [new URL(productUrl).host],
    },
  };
}
