import { createHash } from "node:crypto";
import { initialPolicy } from "../key-vault/certificate-policy.ts";
import type { Kind, VaultObject, Version } from "../key-vault/vault.ts";
import { newKey, selfSigned, type Material } from "../key-vault/self-signed.ts";
import type { Contents, Details, Row } from "./vault-contents.ts";

const day = 24 * 60 * 60;

/** Where the seed stands: a vault, its environment, and the moment it is laid, in Unix seconds. */
export interface Ground {
  readonly vault: string;
  readonly environment: string;
  readonly now: number;
}

/** Version ids are a function of their place, so that a fresh sandbox has the same ones and the same values. */
export function versionId(vault: string, name: string, ordinal: number): string {
  return createHash("sha256")
    .update(`${vault}/${name}/${String(ordinal)}`)
    .digest("hex")
    .slice(0, 32);
}

function tagsOf(
  ground: Ground,
  owner: string | null,
  details: Details,
): Readonly<Record<string, string>> {
  return { environment: ground.environment, ...(owner === null ? {} : { owner }), ...details.tags };
}

/** What ends or is disabled is so in its current version; the ones before carry neither end nor material. */
function versionsOf(ground: Ground, [name, ages, owner, details = {}]: Row): readonly Version[] {
  return ages.map((age, ordinal) => {
    const created = Math.floor(ground.now - age * day);
    const current = ordinal === ages.length - 1;
    return {
      version: versionId(ground.vault, name, ordinal),
      enabled: !(current && details.disabled),
      created,
      updated: created,
      ...(current && details.begins !== undefined
        ? { nbf: Math.floor(ground.now + details.begins * day) }
        : {}),
      ...(current && details.ends !== undefined
        ? { exp: Math.floor(ground.now + details.ends * day) }
        : {}),
      ...(details.type === undefined ? {} : { contentType: details.type }),
      tags: tagsOf(ground, owner, details),
    };
  });
}

function object(
  ground: Ground,
  kind: Kind,
  name: string,
  managed: boolean,
  versions: readonly Version[],
): VaultObject {
  return { vault: ground.vault, kind, name, managed, versions };
}

/** One material for a version, used by the certificate, the secret and the key of one name alike. */
function certificateObjects(ground: Ground, row: Row): readonly VaultObject[] {
  const [name, , , { issuer } = {}] = row;
  const host = `${name}.contoso.example`;
  const dated = versionsOf(ground, row).map((version): [Version, Material] => {
    const nbf = version.created - 600;
    const exp = version.exp ?? version.created + 365 * day;
    return [{ ...version, nbf, exp }, selfSigned(host, version.version, nbf, exp)];
  });
  const of = (kind: Kind, managed: boolean, more: (material: Material) => Partial<Version>) =>
    object(
      ground,
      kind,
      name,
      managed,
      dated.map(([version, material]) => ({ ...version, ...more(material) })),
    );
  const certificate = of("certificates", false, ({ key, certificate: made }) => ({
    key,
    certificate: made,
  }));
  return [
    issuer === undefined
      ? certificate
      : { ...certificate, certificatePolicy: initialPolicy(`CN=${host}`, issuer) },
    of("secrets", true, () => ({ contentType: "application/x-pkcs12" })),
    of("keys", true, ({ key }) => ({ key })),
  ];
}

export function objectsOf(ground: Ground, contents: Contents): readonly VaultObject[] {
  return [
    ...contents.secrets.map((row) =>
      object(ground, "secrets", row[0], false, versionsOf(ground, row)),
    ),
    ...contents.certificates.flatMap((row) => certificateObjects(ground, row)),
    ...contents.keys.map((row) =>
      object(
        ground,
        "keys",
        row[0],
        false,
        versionsOf(ground, row).map((version) => ({ ...version, key: newKey().key })),
      ),
    ),
  ];
}
