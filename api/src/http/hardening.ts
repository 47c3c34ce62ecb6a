import type { RequestHandler } from "express";
import helmet from "helmet";

/**
 * Hosts that frame a tab.
 * https://learn.microsoft.com/microsoftteams/platform/tabs/how-to/tab-requirements
 */
const teamsHosts = [
  "https://*.cloud.microsoft",
  "https://teams.microsoft.com",
  "https://*.teams.microsoft.com",
  "https://*.microsoft365.com",
  "https://*.office.com",
  "https://outlook.office.com",
  "https://outlook.office365.com",
  "https://outlook-sdf.office.com",
  "https://outlook-sdf.office365.com",
];

/** teams-js looks up the list of valid hosts there, and has its own where it can't. */
const teamsHostList = "https://res.cdn.office.net";

/** For pages: a reply of the API is no page, see `reply.ts`. */
export const hardenPages = (messageOrigins: readonly string[]): RequestHandler =>
  helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        // Griffel, the style engine of Fluent UI, writes style elements at run time.
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", "data:"],
        fontSrc: ["'self'"],
        connectSrc: ["'self'", teamsHostList],
        baseUri: ["'none'"],
        formAction: ["'none'"],
        frameAncestors: [...teamsHosts, ...messageOrigins],
        requireTrustedTypesFor: ["'script'"],
      },
    },
    // A consent window speaks to the page that opened it: any COOP would cut it off.
    crossOriginOpenerPolicy: false,
    // Chromium prefers frame-ancestors; other clients would be locked out by SAMEORIGIN.
    xFrameOptions: false,
  });
