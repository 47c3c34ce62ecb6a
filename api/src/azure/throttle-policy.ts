import type { PipelinePolicy } from "@azure/core-rest-pipeline";

/** Set by us where we do not wait: seconds after which Azure would answer again. */
export const retryAfterHeader = "x-vault-tab-retry-after";

const SHORT = 2;

/**
 * Key Vault sends 429 without Retry-After, which the SDK takes as final
 * (https://github.com/vcsjones/AzureSignTool/issues/219). A short pause is waited for here; a long
 * one is told to the person instead of letting them wait before an empty screen.
 */
export const throttlePolicy: PipelinePolicy = {
  name: "vaultTabThrottlePolicy",
  sendRequest: async (request, next) => {
    const response = await next(request);
    if (response.status !== 429 && response.status !== 503) return response;
    const seconds = Number(response.headers.get("retry-after") ?? 1);
    if (seconds <= SHORT) {
      response.headers.set("retry-after-ms", String(seconds * 1000));
    } else {
      for (const name of ["retry-after", "retry-after-ms", "x-ms-retry-after-ms"]) {
        response.headers.delete(name);
      }
    }
    response.headers.set(retryAfterHeader, String(seconds));
    return response;
  },
};
