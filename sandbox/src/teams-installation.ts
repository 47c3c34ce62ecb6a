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
  const secrets = { entityId: "secrets", name: "Secrets", contentUrl: `${productUrl}/secrets` };
  return {
    appId: "d7000000-0000-4000-8000-000000000001",
    app: {
      name: "Vault Tab",
      configurationUrl: `${productUrl}/configure`,
      staticTabs: [secrets],
      channelTab: secrets,
      validDomains: [new URL(productUrl).host],
    },
  };
}
