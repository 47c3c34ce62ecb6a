import { describe, expect, it } from "vitest";
import { actionMatches } from "./action-pattern.ts";

describe("an action pattern", () => {
  it("does not match a longer or another action", () => {
    expect(
      actionMatches("Microsoft.KeyVault/vaults/*/read", "Microsoft.KeyVault/vaults/read"),
    ).toBe(false);
    expect(
      actionMatches(
        "Microsoft.KeyVault/vaults/keys/read",
        "Microsoft.KeyVault/vaults/keys/read/action",
      ),
    ).toBe(false);
    expect(
      actionMatches("Microsoft.KeyVault/vaults/keys/*", "MicrosoftXKeyVault/vaults/keys/read"),
    ).toBe(false);
  });
  it("matches with any case and across slashes", () => {
    expect(
      actionMatches(
        "Microsoft.KeyVault/vaults/*",
        "microsoft.keyvault/vaults/secrets/getSecret/action",
      ),
    ).toBe(true);
    expect(actionMatches("*/read", "Microsoft.Authorization/roleAssignments/read")).toBe(true);
  });
});
