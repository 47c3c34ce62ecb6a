import { createHash, createSign, generateKeyPairSync } from "node:crypto";
import type { PublicCertificate, PublicKey } from "./vault.ts";

/**
 * A self-signed certificate in DER (RFC 5280, 4.1), made without waiting: the seed is laid within one transaction of
 * the state, and the libraries for this are asynchronous. The private key is dropped at once.
 */
export interface Material {
  readonly key: PublicKey;
  readonly certificate: PublicCertificate;
  /** The request to the issuer (RFC 2986, 4.1): DER, base64. */
  readonly csr: string;
}

function der(tag: number, ...parts: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(parts);
  const { length } = content;
  const size =
    length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}

const sequence = (...parts: readonly Uint8Array[]) => der(0x30, ...parts);
const ecdsaWithSha256 = sequence(Buffer.from("06082a8648ce3d040302", "hex"));
const commonName = Buffer.from("0603550403", "hex");
const versionZero = Buffer.from("020100", "hex");
const noAttributes = der(0xa0);
const versionThree = Buffer.from("a003020102", "hex");

function name(subject: string): Buffer {
  return sequence(der(0x31, sequence(commonName, der(0x0c, Buffer.from(subject)))));
}

/** GeneralizedTime, in whole seconds. */
function time(seconds: number): Buffer {
  const text = new Date(seconds * 1000).toISOString().replace(/[-:T]|\.\d+/g, "");
  return der(0x18, Buffer.from(text));
}

export function newKey(): {
  readonly key: PublicKey;
  readonly sign: (data: Buffer) => Buffer;
  readonly spki: Buffer;
} {
  const pair = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const { kty = "EC", crv = "P-256", x = "", y = "" } = pair.publicKey.export({ format: "jwk" });
  return {
    key: { kty, crv, x, y },
    sign: (data) => createSign("sha256").update(data).sign(pair.privateKey),
    spki: pair.publicKey.export({ type: "spki", format: "der" }),
  };
}

export function selfSigned(host: string, serial: string, nbf: number, exp: number): Material {
  const { key, sign, spki } = newKey();
  const body = sequence(
    versionThree,
    // The leading 1 keeps the number positive and its form the shortest.
    der(0x02, Buffer.concat([Buffer.from([0x01]), Buffer.from(serial.slice(0, 30), "hex")])),
    ecdsaWithSha256,
    name(host),
    sequence(time(nbf), time(exp)),
    name(host),
    spki,
  );
  const signed = (content: Buffer) =>
    sequence(content, ecdsaWithSha256, der(0x03, Buffer.from([0]), sign(content)));
  const certificate = signed(body);
  const request = signed(sequence(versionZero, name(host), spki, noAttributes));
  return {
    key,
    csr: request.toString("base64"),
    certificate: {
      cer: certificate.toString("base64"),
      x5t: createHash("sha1").update(certificate).digest("base64url"),
      subject: `CN=${host}`,
    },
  };
}
