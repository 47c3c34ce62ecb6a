import type { Check } from "../check.ts";
import { failed, ok, warning } from "../finding.ts";

/** Where Azure's own libraries, tools, or a person in a hurry keep one. */
const names = [
  "AZURE_CLIENT_CERTIFICATE_PATH",
  "AZURE_PASSWORD",
  "AAD_APP_CLIENT_SECRET",
  "SECRET_AAD_APP_CLIENT_SECRET",
  "M365_CLIENT_SECRET",
];

const deleteIt =
  "delete the credential itself: Entra admin center > App registrations > the app > Certificates & secrets.";

/** The service's own names for one are refused by its configuration. */
export const staticCredentials: Check = {
  name: "static-credentials",
  title: "No static credential stands in the environment",
  examine: async ({ variables, config: { clientSecret } }) => {
    const found = names.filter((name) => variables.has(name));
    const means = "What does not end by itself can be copied; the service signs in without it.";
    if (clientSecret !== undefined) {
      const remedy = `Set WEB_IDENTITY_CLIENT_ID in place of it, and ${deleteIt}`;
      return [warning({ found: "A developer's client secret is in use", means, remedy })];
    }
    if (found.length === 0) return [ok("None of the usual variables is set")];
    return found.map((about) =>
      failed({ about, found: "Is set", means, remedy: `Unset ${about}, then ${deleteIt}` }),
    );
  },
};
