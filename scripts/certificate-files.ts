import { createHash, X509Certificate } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";

/** The sandbox's certificate for this machine, which the product shows too. */
export function certificateFiles(stateFolder: string) {
  return {
    certFile: join(stateFolder, "certificate.pem"),
    keyFile: join(stateFolder, "certificate-key.pem"),
  };
}

/** What Chromium's `--ignore-certificate-errors-spki-list` takes: it then trusts this key alone. */
export function publicKeyHash(stateFolder: string): string {
  const certificate = new X509Certificate(readFileSync(certificateFiles(stateFolder).certFile));
  const key = certificate.publicKey.export({ type: "spki", format: "der" });
  return createHash("sha256").update(key).digest("base64");
}
