import type { ProblemCode } from "@vault-tab/contract";
import { ProblemError } from "../../../src/problem-error.ts";
import type { Check } from "../check.ts";
import { failed, type Finding, ok, unchecked } from "../finding.ts";
import type { Patient } from "../patient.ts";
import { userOf } from "../user.ts";

interface Words {
  readonly found: string;
  readonly remedy: (patient: Patient) => string;
}

const expose = "Entra admin center > App registrations > the app > Expose an API";

const refusals: Partial<Record<ProblemCode, Words>> = {
  token_invalid: {
    found: "Is not for this service: audience, signature or issuer is another one",
    remedy: ({ config }) =>
      `Let CLIENT_ID (${config.clientId}), APP_ID_URI (${config.appIdUri}) and TENANT_ID be those of the registration: ${expose}.`,
  },
  token_expired: {
    found: "Is over",
    remedy: () => "Get a new one, which lasts an hour, and run it again.",
  },
  tenant_not_allowed: {
    found: "Comes from another tenant",
    remedy: () => "Use an account of the tenant that TENANT_ID names, or correct TENANT_ID.",
  },
  scope_missing: {
    found: "Does not carry the scope access_as_user",
    remedy: () => `Add the scope access_as_user: ${expose} > Add a scope.`,
  },
  client_not_allowed: {
    found: "Was given to a client that is neither Teams nor a registered agent",
    remedy: () =>
      `Take it from Teams, or add the agent's client id to AGENT_CLIENT_IDS; the clients of Teams stand at ${expose} > Authorized client applications.`,
  },
};

export const userToken: Check = {
  name: "user-token",
  title: "The service takes a person's token: audience, scope and client",
  examine: async (patient) => [await judge(patient)],
};

const judge = async (patient: Patient): Promise<Finding> => {
  if (patient.userToken === undefined) return notGiven;
  try {
    const actor = await userOf(patient, patient.userToken);
    return ok(`Is that of ${actor.kind === "agent" ? "an agent" : "a person"}`);
  } catch (cause) {
    const code = cause instanceof ProblemError ? cause.code : "internal_error";
    const words = refusals[code];
    if (!words) {
      return unchecked({
        found: "Entra's keys could not be read",
        means: "Nobody can be let in as long as that is so.",
        remedy: "Look whether login.microsoftonline.com can be reached from here.",
      });
    }
    return failed({
      found: words.found,
      means: "Whoever opens the tab with such a token is refused.",
      remedy: words.remedy(patient),
    });
  }
};

/** The same wherever a person is needed. */
export const notGiven: Finding = unchecked({
  found: "No person's token was given",
  means: "What Entra says when a person signs in can only be seen with one.",
  remedy:
    "Open the tab, copy the bearer token of a request to /api from the browser's tools into a file, and add --user-token-file FILE.",
});
