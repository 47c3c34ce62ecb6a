import { describe, expect, it } from "vitest";
import { callPlace } from "./call-place.ts";

const at = (url: string) => callPlace("GET", new URL(url));
const vault = "https://kv-payments-prod.vault.azure.net";
const scope =
  "/subscriptions/c0ffee00-7a1b-4c2d-9e3f-a4b5c6d7e8f9/resourceGroups/rg-vaults/providers/Microsoft.KeyVault/vaults/kv-payments-prod";

describe("of a call is known", () => {
  it.each([
    [
      `${vault}/secrets/adyen-api-key/versions?api-version=7.5`,
      "key-vault",
      "/secrets/{}/versions",
    ],
    [`${vault}/secrets/adyen/0123456789abcdef0123456789abcdef`, "key-vault", "/secrets/{}/{}"],
    [
      `https://management.azure.com/${scope}/secrets/adyen/providers/Microsoft.Authorization/permissions`,
      "arm",
      "/subscriptions/{}/resourceGroups/{}/providers/Microsoft.KeyVault/vaults/{}/secrets/{}/providers/Microsoft.Authorization/permissions",
    ],
    [
      "https://graph.microsoft.com/v1.0/groups/5f0c/members?$select=id",
      "graph",
      "/v1.0/groups/{}/members",
    ],
    [
      "https://login.microsoftonline.com/contoso/oauth2/v2.0/token",
      "entra",
      "/{}/oauth2/v2.0/token",
    ],
    [
      "https://login.microsoftonline.com/contoso/discovery/v2.0/keys",
      "entra-keys",
      "/{}/discovery/v2.0/keys",
    ],
    [
      "http://169.254.169.254/metadata/identity/oauth2/token?client_id=x",
      "managed-identity",
      "/metadata/identity/oauth2/token",
    ],
    [
      "https://api.github.com/repos/contoso/payouts/actions/runs/7",
      "github",
      "/repos/{}/{}/actions/runs/{}",
    ],
  ])("%s: its service and its pattern", (url, service, route) => {
    expect(at(url)).toEqual({ service, method: "GET", route });
  });

  it.each([
    "https://otel.example:4318/v1/traces",
    "https://kv-payments-prod.vault.azure.net.example/secrets",
    "https://westeurope-5.in.applicationinsights.azure.com/v2.1/track",
  ])("nothing where it goes elsewhere: %s", (url) => {
    expect(at(url)).toBeUndefined();
  });

  it("nothing of what nobody has thought of", () => {
    expect(at(`${vault}/Riku.Requester/some%20reason`)?.route).toBe("/{}/{}");
  });
});
