import type { RequestHandler } from "express";

/** What a Teams app's manifest tells a host, read from it by whoever starts the sandbox. */
export interface TeamsApp {
  readonly name: string;
  /** The page that configures a tab before it is added to a channel. */
  readonly configurationUrl: string;
  readonly staticTabs: readonly PageOfApp[];
  /** What a channel tab shows when it is opened by an address and was never configured. */
  readonly channelTab: PageOfApp;
  /** Hosts as the manifest writes them: `example.com`, `*.example.com`, `localhost:5301`. */
  readonly validDomains: readonly string[];
  readonly accentColor?: string;
  /** A PNG file, `color.png` of the app package. */
  readonly iconFile?: string;
  /** As the manifest's `showLoadingIndicator`: the app must then say that it is ready. */
  readonly showLoadingIndicator?: boolean;
  /** Kinds of notices, `activities.activityTypes`. */
  readonly activityTypes?: readonly ActivityType[];
  /** Resource-specific permissions of the application, given where it is installed. */
  readonly permissions?: readonly string[];
}

export interface ActivityType {
  readonly type: string;
  /** `{actor}` and parameters in braces are filled in. */
  readonly templateText: string;
}

export interface PageOfApp {
  readonly entityId: string;
  readonly name: string;
  readonly contentUrl: string;
}

/** A tab that is in a channel before anybody added it. */
export interface SeededTab extends PageOfApp {
  readonly team: string;
  readonly channel: string;
}

export type SsoAnswer =
  { readonly ok: true; readonly token: string } | { readonly ok: false; readonly error: string };

export interface TeamsHostOptions {
  readonly productUrl: string;
  readonly clientId: string;
  readonly appIdUri: string;
  /** The app's id in Teams: the `id` of its manifest. */
  readonly teamsAppId: string;
  readonly app: TeamsApp;
  readonly seededTabs?: readonly SeededTab[];
  ssoToken(objectId: string, request: { claims?: string }): Promise<SsoAnswer>;
  /** Other services at the same address: the sign-in pages and `/control`. */
  readonly mount?: readonly { readonly path: string; readonly handler: RequestHandler }[];
}
