import type { Check } from "../check.ts";
import { failed, ok } from "../finding.ts";

/** https://learn.microsoft.com/microsoftteams/platform/tabs/how-to/authentication/tab-sso-register-aad */
export const appIdUri: Check = {
  name: "app-id-uri",
  title: "The app id URI names the tab's domain and the registration",
  examine: async ({ config: { appIdUri: uri, clientId } }) => {
    const [, domain, id] = /^api:\/\/([^/]+)\/([^/]+)$/.exec(uri) ?? [];
    if (domain === domain?.toLowerCase() && id === clientId)
      return [ok(`${domain}, and the client id`, "APP_ID_URI")];
    return [
      failed({
        about: "APP_ID_URI",
        found: id === clientId ? `${uri} is not in lower case` : `${uri} does not end in CLIENT_ID`,
        means: "Teams asks Entra for a token by this name and gets none: nobody can sign in.",
        remedy: `Set APP_ID_URI=api://DOMAIN/${clientId} with the tab's domain in lower case, and the same in Entra admin center > App registrations > the app > Expose an API.`,
      }),
    ];
  },
};
