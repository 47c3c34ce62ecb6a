import { describe, expect, it } from "vitest";
import { references } from "./references.ts";

const subject = {
  vault: "kv-a",
  vaultUri: "https://kv-a.vault.azure.net/",
  name: "Db-Password",
};

const textOf = (kind: "secret" | "certificate" | "key", title: string) =>
  references(kind, subject).find((one) => one.title.startsWith(title))?.text ?? "";

describe("a reference to a secret", () => {
  it("is what App Service resolves", () => {
    expect(textOf("secret", "App Service")).toBe(
      "@Microsoft.KeyVault(SecretUri=https://kv-a.vault.azure.net/secrets/Db-Password)",
    );
  });

  it("is what Container Apps resolves, under a name that it allows", () => {
    expect(textOf("secret", "Container Apps (CLI)")).toBe(
      "db-password=keyvaultref:https://kv-a.vault.azure.net/secrets/Db-Password,identityref:system",
    );
  });

  it("masks the value in GitHub Actions before it goes on, and never echoes it", () => {
    const step = textOf("secret", "GitHub Actions");
    expect(step.indexOf("::add-mask::")).toBeLessThan(step.indexOf("GITHUB_ENV"));
    expect(step).not.toMatch(/echo/);
    expect(step).toContain('>> "$GITHUB_ENV"');
  });
});

it.each(["secret", "certificate", "key"] as const)(
  "a reference to a %s names no version",
  (kind) => {
    for (const { text } of references(kind, subject)) {
      expect(text).not.toMatch(/\/(?:secrets|keys|certificates)\/[^/\s)]+\/[0-9a-f]/);
    }
  },
);

it("points a certificate and a key to their own collections", () => {
  expect(textOf("certificate", "Certificate identifier")).toMatch(/\/certificates\/Db-Password$/);
  expect(textOf("key", "Key identifier")).toMatch(/\/keys\/Db-Password$/);
});
