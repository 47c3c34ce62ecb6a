import { createRegistration } from "../../../src/azure/credentials/registration.ts";
import { createOnBehalfOf } from "../../../src/azure/on-behalf-of.ts";
import type { Actor } from "../../../src/identity/actor.ts";
import { ProblemError } from "../../../src/problem-error.ts";
import type { Check } from "../check.ts";
import { failed, type Finding, ok, unchecked, warning } from "../finding.ts";
import type { Patient } from "../patient.ts";
import { userOf } from "../user.ts";
import { notGiven } from "./user-token.ts";

const HOUR = 3_600_000;

const resources = (patient: Patient) =>
  [
    { name: "Azure Key Vault", scope: `https://${patient.config.vaultHost}/.default` },
    { name: "Azure Service Management", scope: "https://management.azure.com/.default" },
  ] as const;

export const consent: Check = {
  name: "consent",
  title: "The delegated permissions have consent (exchange on behalf of a person)",
  examine: async (patient) => {
    if (patient.userToken === undefined) return [notGiven];
    const user = await userOf(patient, patient.userToken).catch(() => undefined);
    if (!user) return [notUsable];
    const onBehalfOf = createOnBehalfOf({
      ...patient.config,
      clock: patient.clock,
      proof: createRegistration(patient.config).proof,
      pool: { size: 1, idleMs: HOUR },
    });
    return Promise.all(
      resources(patient).map(async ({ name, scope }) => {
        const refusal = await refusalOf(() => onBehalfOf.confirm(user, scope));
        return refusal ? told(patient, name, refusal, user) : ok("A token is given", name);
      }),
    );
  },
};

const notUsable = unchecked({
  found: "The service does not take the token that was given",
  means: "Whether consent is there is not known.",
  remedy: 'Mend what "user-token" says first.',
});

const refusalOf = async (work: () => Promise<void>): Promise<ProblemError | undefined> => {
  try {
    await work();
    return undefined;
  } catch (cause) {
    return cause instanceof ProblemError
      ? cause
      : new ProblemError("upstream_unavailable", { cause });
  }
};

const told = (
  { config: { tenantId, clientId } }: Patient,
  about: string,
  { code }: ProblemError,
  user: Actor,
): Finding => {
  if (code === "consent_required") {
    return failed({
      about,
      found: "Nobody has consented to user_impersonation",
      means: "Each person is asked, and where people may not consent nobody gets further.",
      remedy: `An administrator opens https://login.microsoftonline.com/${tenantId}/adminconsent?client_id=${clientId} (or: az ad app permission admin-consent --id ${clientId})`,
    });
  }
  if (code === "interaction_required" || code === "account_refused") {
    return warning({
      about,
      found: `Entra wants more of ${user.objectId}: ${code === "account_refused" ? "the account is locked" : "MFA or Conditional Access"}`,
      means: "This person is sent through Microsoft's sign-in window; others may not be.",
      remedy:
        "Look at the policies that hold for this app: Entra admin center > Conditional Access > What If; or use another person's token.",
    });
  }
  return unchecked({
    about,
    found: `The exchange ended with ${code}`,
    means: "Whether consent is there is not known.",
    remedy: 'Mend what "token-exchange" says first, and run it again.',
  });
};
