import { graphTokens, createRegistration } from "../../../src/azure/credentials/registration.ts";
import type { Check } from "../check.ts";
import { failed, type Finding, ok, unchecked } from "../finding.ts";
import type { Patient } from "../patient.ts";

type Words = (patient: Patient, subject: string) => { found: string; remedy: string };

const credentials =
  "Entra admin center > App registrations > the app > Certificates & secrets > Federated credentials";

/** https://learn.microsoft.com/entra/identity-platform/reference-error-codes */
const refusals: Readonly<Record<string, Words>> = {
  700016: ({ config }) => ({
    found: `Entra knows no application ${config.clientId} in this tenant`,
    remedy:
      "Set CLIENT_ID to the Application (client) ID of Entra admin center > App registrations.",
  }),
  700211: federated,
  700212: federated,
  700213: federated,
  70021: federated,
  7000215: () => ({
    found: "Entra does not take the client secret",
    remedy: "Make a new one for development, or let a managed identity sign in.",
  }),
};

function federated({ config }: Patient, subject: string): ReturnType<Words> {
  const credential = JSON.stringify({
    name: "vault-tab-web",
    issuer: `${config.authority}/${config.tenantId}/v2.0`,
    subject,
    audiences: ["api://AzureADTokenExchange"],
  });
  return {
    found: "No federated credential of the registration fits the web identity",
    remedy: `az ad app federated-credential create --id ${config.clientId} --parameters '${credential}' (or ${credentials}); if WEB_IDENTITY_CLIENT_ID is another identity than meant, correct it.`,
  };
}

export const tokenExchange: Check = {
  name: "token-exchange",
  title: "The registration signs in by the web identity (client assertion, federated credential)",
  examine: async (patient) => [await exchange(patient)],
};

const exchange = async (patient: Patient): Promise<Finding> => {
  const web = patient.identity("web");
  const subject = await web?.objectId().catch(() => undefined);
  if (web && subject === undefined) {
    return unchecked({
      found: "This machine gets no token of the web identity",
      means: "Whether Entra would take it is not known.",
      remedy: `Mend ${web.variable} first, as "identities" says.`,
    });
  }
  try {
    await graphTokens(createRegistration(patient.config))();
    return ok("Entra takes it");
  } catch (cause) {
    const number = /AADSTS(\d+)/.exec(cause instanceof Error ? cause.message : "")?.[1] ?? "";
    const words = refusals[number]?.(patient, subject ?? "");
    if (!words) {
      return unchecked({
        found: number ? `Entra refuses with AADSTS${number}` : "Entra gave no answer",
        means: "Nothing can be done on behalf of a person, nor be asked of Graph.",
        remedy: `Look at https://login.microsoftonline.com/error?code=${number}, and whether Entra can be reached from here.`,
      });
    }
    return failed({ ...words, means: "Nobody can sign in, and no notice is sent." });
  }
};
