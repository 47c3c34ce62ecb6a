import type { Check } from "../check.ts";
import { failed, ok, unchecked } from "../finding.ts";

const TIME_LIMIT = 10_000;

export const tenant: Check = {
  name: "tenant",
  title: "Entra knows the tenant",
  examine: async ({ config: { authority, tenantId } }) => {
    const url = `${authority}/${tenantId}/v2.0/.well-known/openid-configuration`;
    const status = await statusOf(url);
    if (status === 200) return [ok("Entra publishes its keys", "TENANT_ID")];
    if (status === 400 || status === 404) {
      return [
        failed({
          about: "TENANT_ID",
          found: "Entra has no such tenant",
          means: "Nobody can sign in.",
          remedy: "Set TENANT_ID to: az account show --query tenantId --output tsv",
        }),
      ];
    }
    return [
      unchecked({
        about: "TENANT_ID",
        found: status === undefined ? "Entra can't be reached" : `Entra answers ${status}`,
        means: "Nobody can sign in as long as that is so.",
        remedy: `Look whether ${new URL(url).host} can be reached from here, and run it again.`,
      }),
    ];
  },
};

const statusOf = async (url: string): Promise<number | undefined> => {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(TIME_LIMIT) });
    await response.body?.cancel();
    return response.status;
  } catch {
    return undefined;
  }
};
