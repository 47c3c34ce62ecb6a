import { randomBytes } from "node:crypto";
import zlib from "node:zlib";
import { describe, expect, test } from "vitest";
import { MARKER, type Place, search } from "./search.ts";
import { ofBytes } from "./source.ts";
import { zipOf } from "./zip-of.ts";

const place: Place = { name: "a place", tokens: "any" };
const value = `${MARKER}kjh3K-4h5_9dk`;

const find = async (bytes: Buffer | string, where: Place = place) =>
  (await search(where, ofBytes(Buffer.from(bytes)))).findings;

const wide = (text: string): Buffer => Buffer.from(text, "utf16le");
const html = (text: string): string =>
  Array.from(text, (one) => `&#${one.charCodeAt(0)};`).join("");

describe("nothing is found", () => {
  const harmless: readonly [string, Buffer | string][] = [
    ["no bytes", ""],
    ["the bare word", "canary.m365.admin.cloud.microsoft, canary_, Canary"],
    ["64 MiB of noise", randomBytes(64 << 20)],
    ["noise in base64", randomBytes(4 << 20).toString("base64")],
    ["text that only begins like a packed stream", "x^2 + H4sI + UEsDB + 1f8b08 + PK\x03\x04"],
  ];
  test.each(harmless)("in %s", async (_name, bytes) => {
    expect(await find(bytes)).toEqual([]);
  });
});

describe("a spelt value is found", () => {
  const spelt: readonly [string, Buffer | string][] = [
    ["plain", value],
    ["base64", Buffer.from(value).toString("base64")],
    ["base64", Buffer.from(`1${value}`).toString("base64")],
    ["base64", Buffer.from(`12${value}`).toString("base64url")],
    ["hex", Buffer.from(value).toString("hex")],
    ["hex", Buffer.from(value).toString("hex").toUpperCase()],
    ["URL percent-encoding", value.replace("-", "%2D")],
    ["URL percent-encoding of each byte", Buffer.from(value).toString("hex").replace(/../g, "%$&")],
    [
      "URL percent-encoding of each byte",
      Buffer.from(value).toString("hex").toUpperCase().replace(/../g, "%$&"),
    ],
    ["UTF-16 LE", wide(value)],
    ["UTF-16 BE", wide(value).swap16()],
    ["UTF-16 LE", Buffer.concat([Buffer.from("1"), wide(value)])],
    ["UTF-16 LE in JSON", JSON.stringify(wide(value).toString("latin1"))],
    ["JSON escapes", value.replaceAll("-", "\\u002D")],
    [
      "JSON escapes of each character",
      Buffer.from(value).toString("hex").replace(/../g, "\\u00$&"),
    ],
    ["script escapes", Buffer.from(value).toString("hex").replace(/../g, "\\x$&")],
    ["HTML escapes of each character", html(value)],
    ["base64 of UTF-16 LE", wide(value).toString("base64")],
    [
      "base64 of base64",
      Buffer.from(Buffer.from(`1${value}`).toString("base64")).toString("base64"),
    ],
    ["hex of UTF-16 BE", wide(value).swap16().toString("hex")],
  ];
  test.each(spelt)("as %s", async (encoding, bytes) => {
    const around = Buffer.concat([
      Buffer.alloc(1000, "."),
      Buffer.from(bytes),
      Buffer.alloc(9, "."),
    ]);
    const found = await find(around);
    // The bytes of the one UTF-16 are, one byte on, those of the other.
    expect(found.map((one) => one.encoding)).toContain(encoding);
    expect(new Set(found.map((one) => one.what))).toEqual(new Set(["a secret value"]));
  });
});

describe("a packed value is found", () => {
  const packers: readonly [string, (bytes: Buffer) => Buffer][] = [
    ["gzip", zlib.gzipSync],
    ["deflate", zlib.deflateSync],
    ["zstd", zlib.zstdCompressSync],
    ["raw deflate", (bytes) => zipOf("a.txt", bytes)],
  ];
  const noise = randomBytes(200_000).toString("base64");
  const long = Buffer.from(`${"text ".repeat(5000)}${value}${" more".repeat(5000)}`);

  test.each(packers)("in %s in the middle of other bytes", async (packing, pack) => {
    const packed = Buffer.concat([randomBytes(12_345), pack(long), randomBytes(777)]);
    const findings = await find(packed);
    expect(findings.map((one) => one.encoding)).toContainEqual(expect.stringContaining(packing));
  });

  test.each(packers)("in a torn %s", async (packing, pack) => {
    const packed = pack(Buffer.from(`${"text ".repeat(500)}${value}${noise}`));
    const findings = await find(packed.subarray(0, packed.length / 2));
    expect(findings.map((one) => one.encoding)).toContainEqual(expect.stringContaining(packing));
  });

  test("in brotli and raw deflate where the reply says so", async () => {
    const brotli = zlib.brotliCompressSync(long);
    const raw = zlib.deflateRawSync(long);
    expect(await find(brotli)).toEqual([]);
    expect(await find(brotli, { ...place, packing: "brotli" })).toHaveLength(1);
    expect(await find(raw, { ...place, packing: "raw deflate" })).toHaveLength(1);
  });

  test("in base64 in gzip in a zip in base64", async () => {
    const inner = zlib.gzipSync(Buffer.from(value).toString("base64"));
    const outer = zipOf("inner.gz", inner).toString("base64");
    const [finding, ...others] = await find(`{"body":"${outer}"}`);
    expect(others).toEqual([]);
    expect(finding?.encoding).toBe("base64 at 9, raw deflate at 38, gzip at 0, base64");
  });
});

describe("a value is found", () => {
  test("wherever a part of a large file ends, and once", async () => {
    const MiB = 1 << 20;
    const hay = Buffer.alloc(40 * MiB, ".");
    const offsets = Array.from({ length: 80 }, (_, nth) => nth * (MiB / 2) + ((nth * 7919) % 97));
    for (const offset of offsets) hay.write(value, offset);
    hay.write(value, hay.length - value.length);
    const found = (await find(hay)).map(({ offset }) => offset);
    expect(found).toEqual([...offsets, hay.length - value.length]);
  });

  test("and told by place and offset, without itself", async () => {
    const [finding] = await find(`{"value":"${value}"}`);
    expect(finding).toEqual({
      place: "a place",
      what: "a secret value",
      offset: 10,
      encoding: "plain",
      excerpt: `{"value":"${MARKER}•••`,
    });
  });
});

test("what is too deep to be searched is a finding, not passed over", async () => {
  let bytes: Buffer = Buffer.from("nothing");
  for (let depth = 0; depth < 8; depth += 1) bytes = zlib.gzipSync(bytes);
  expect(await find(bytes)).toMatchObject([{ what: "more than is searched" }]);
});

test("what is too large to be searched is a finding, not passed over", async () => {
  const bomb = zlib.gzipSync(Buffer.alloc(300 << 20));
  expect(await find(bomb)).toMatchObject([{ what: "more than is searched" }]);
});
