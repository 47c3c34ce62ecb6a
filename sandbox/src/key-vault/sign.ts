import { constants, privateEncrypt } from "node:crypto";
import { z } from "zod";
import { ok, type Call, type Reply } from "./call.ts";
import { requireVersion } from "./find.ts";
import { findPrivateKey } from "./private-keys.ts";
import { badParameter, Refusal } from "./refusal.ts";
import { vaultUri } from "./vault.ts";

/** `DigestInfo` before a SHA-256 digest (RFC 8017, 9.2, note 1). */
const sha256Info = Buffer.from("3031300d060960864801650304020105000420", "hex");
const digestLength = 32;

const body = z.object({ alg: z.string(), value: z.base64url() });

/**
 * `POST keys/{name}/{version}/sign`: the caller sends a digest, the key never leaves (SPEC keys.json, KeySign). RSA keys
 * and RS256 only; the words of the refusals are believed.
 */
export function signDigest(call: Call): Reply {
  const parsed = body.safeParse(call.body);
  if (!parsed.success) throw badParameter("Property alg or value has invalid value.");
  const { object, version } = requireVersion(call, "keys");
  if (!version.enabled)
    throw new Refusal(403, "Forbidden", "Operation sign is not allowed on a disabled key.", {
      inner: "KeyDisabled",
    });
  const place = { vault: call.vault.name, name: object.name, version: version.version };
  const key = findPrivateKey(call.world, place);
  if (key?.asymmetricKeyType !== "rsa" || parsed.data.alg !== "RS256")
    throw badParameter(
      `Key and signing algorithm are incompatible. Key https://${new URL(vaultUri(call.vault)).host}/keys/${object.name}/${version.version} is of type '${version.key?.kty ?? ""}', and algorithm '${parsed.data.alg}' is not served for it.`,
    );
  const digest = Buffer.from(parsed.data.value, "base64url");
  if (digest.length !== digestLength)
    throw badParameter(
      `Invalid length of 'value': ${String(digest.length)} bytes. RS256 requires ${String(digestLength)} bytes.`,
    );
  const signature = privateEncrypt(
    { key, padding: constants.RSA_PKCS1_PADDING },
    Buffer.concat([sha256Info, digest]),
  );
  const kid = `${vaultUri(call.vault)}keys/${object.name}/${version.version}`;
  return ok({ kid, value: signature.toString("base64url") });
}
