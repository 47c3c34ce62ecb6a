import { X509Certificate } from "node:crypto";
import { describe, expect, it } from "vitest";
import { selfSigned } from "./self-signed.ts";

describe("a seeded certificate", () => {
  const { certificate, key } = selfSigned(
    "pay.contoso.example",
    "ab".repeat(16),
    1_700_000_000,
    1_731_536_000,
  );
  const read = new X509Certificate(Buffer.from(certificate.cer, "base64"));

  it("is one that others can read and verify", () => {
    expect(read.subject).toBe("CN=pay.contoso.example");
    expect(read.verify(read.publicKey)).toBe(true);
    expect(read.validFromDate.getTime()).toBe(1_700_000_000_000);
    expect(read.validToDate.getTime()).toBe(1_731_536_000_000);
  });
  it("has the thumbprint and the public key that the vault tells", () => {
    expect(Buffer.from(certificate.x5t, "base64url").toString("hex")).toBe(
      read.fingerprint.replaceAll(":", "").toLowerCase(),
    );
    expect(read.publicKey.export({ format: "jwk" })).toEqual(key);
  });
});
