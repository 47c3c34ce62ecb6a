import type { Client } from "./address.ts";

export type FrameContext = "content" | "settings" | "remove" | "task" | "authentication";

/**
 * What this host can do. A capability that is left out makes teams-js say "not supported" at once
 * instead of waiting for an answer that never comes.
 */
const runtime = {
  apiVersion: 4,
  hostVersionsInfo: { adaptiveCardSchemaVersion: { majorVersion: 1, minorVersion: 5 } },
  isLegacyTeams: false,
  isNAAChannelRecommended: false,
  supports: {
    app: { notifySuccessResponse: {} },
    clipboard: {},
    dialog: { url: { parentCommunication: {} }, update: {} },
    pages: { backStack: {}, config: {}, currentApp: {} },
  },
};

/** The version must have three parts: teams-js parses "2.1" as a number and gives up. */
const clientSupportedVersion = "2.1.0";

/** The answer to `initialize`. */
export function initializeAnswer(context: FrameContext, client: Client): readonly unknown[] {
  return [context, client, clientSupportedVersion, JSON.stringify(runtime)];
}
