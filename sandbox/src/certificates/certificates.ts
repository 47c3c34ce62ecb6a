import { createHash, X509Certificate } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { hosts } from "../network/hosts.ts";
import { createAuthority, issueLeaf, type Issued } from "./authority.ts";

const wildcards = ["*.vault.azure.net", "*.blob.core.windows.net"];
const dnsNames = [...Object.values(hosts).flat(), ...wildcards, "localhost"];
const renewBefore = 30 * 24 * 60 * 60 * 1000;

export interface Certificates {
  readonly caFile: string;
  readonly certFile: string;
  readonly keyFile: string;
  readonly certificate: string;
  readonly privateKey: string;
  /** What Chromium's `--ignore-certificate-errors-spki-list` takes: SHA-256 of the leaf's public key, base64. */
  readonly spki: string;
}

/** Reads the folder's authority and leaf, and makes what is missing or about to end. */
export async function ensureCertificates(folder: string, now: Date): Promise<Certificates> {
  mkdirSync(folder, { recursive: true });
  const files = {
    caFile: join(folder, "ca.pem"),
    caKeyFile: join(folder, "ca-key.pem"),
    certFile: join(folder, "certificate.pem"),
    keyFile: join(folder, "certificate-key.pem"),
  };
  let authority = read(files.caFile, files.caKeyFile, now);
  let leaf = authority && read(files.certFile, files.keyFile, now);
  if (!authority) {
    authority = await createAuthority(now);
    write(files.caFile, files.caKeyFile, authority);
  }
  if (!leaf || !matches(leaf, authority)) {
    leaf = await issueLeaf(authority, dnsNames, ["127.0.0.1"], now);
    write(files.certFile, files.keyFile, leaf);
  }
  const { caFile, certFile, keyFile } = files;
  return { caFile, certFile, keyFile, ...leaf, spki: spkiOf(leaf.certificate) };
}

function read(certFile: string, keyFile: string, now: Date): Issued | undefined {
  if (!existsSync(certFile) || !existsSync(keyFile)) return undefined;
  const issued = {
    certificate: readFileSync(certFile, "utf8"),
    privateKey: readFileSync(keyFile, "utf8"),
  };
  const end = Date.parse(new X509Certificate(issued.certificate).validTo);
  return end - now.getTime() > renewBefore ? issued : undefined;
}

/** A leaf of another authority, or without a name that was added since, is of no use. */
function matches(leaf: Issued, authority: Issued): boolean {
  const certificate = new X509Certificate(leaf.certificate);
  const names = certificate.subjectAltName ?? "";
  return (
    certificate.verify(new X509Certificate(authority.certificate).publicKey) &&
    dnsNames.every((name) => names.includes(`DNS:${name}`))
  );
}

function write(certFile: string, keyFile: string, issued: Issued): void {
  writeFileSync(keyFile, issued.privateKey, { mode: 0o600 });
  writeFileSync(certFile, issued.certificate);
}

function spkiOf(pem: string): string {
  const key = new X509Certificate(pem).publicKey.export({ type: "spki", format: "der" });
  return createHash("sha256").update(key).digest("base64");
}
