import { prepare, scan } from "./scan.ts";
import type { Packing } from "./unpack.ts";
import type { Window } from "./windows.ts";

/** A packed stream somewhere in the bytes, known by how such a stream begins. */
export type PackedHit =
  | { readonly how: "stream"; readonly packing: Packing; readonly at: number }
  /** Text that spells a packed stream. */
  | { readonly how: "base64" | "hex"; readonly at: number }
  | { readonly how: "unknown"; readonly packing: string; readonly at: number };

interface Magic {
  readonly bytes: Buffer;
  readonly read: (bytes: Buffer, at: number) => PackedHit | undefined;
}

const stream =
  (packing: Packing) =>
  (_bytes: Buffer, at: number): PackedHit => ({ how: "stream", packing, at });

const text =
  (how: "base64" | "hex") =>
  (_bytes: Buffer, at: number): PackedHit => ({ how, at });

/** APPNOTE.TXT 4.3.7: the method at 8, lengths of name and extra field at 26 and 28, then the data. */
const readZipEntry = (bytes: Buffer, at: number): PackedHit | undefined => {
  if (at + 30 > bytes.length) return undefined;
  const method = bytes.readUInt16LE(at + 8);
  const data = at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28);
  // What is stored as it is, is met as it is.
  if (method === 0) return undefined;
  if (method === 8) return { how: "stream", packing: "raw deflate", at: data };
  if (method === 93) return { how: "stream", packing: "zstd", at: data };
  return method < 100 ? { how: "unknown", packing: `zip method ${method}`, at } : undefined;
};

const magics = prepare<Magic>([
  // RFC 1952, 2.3: deflate is the only method there is.
  { bytes: Buffer.from([0x1f, 0x8b, 0x08]), read: stream("gzip") },
  // RFC 1950, 2.2: a window of 32 KiB, and each of the four levels.
  ...[0x01, 0x5e, 0x9c, 0xda].map((level) => ({
    bytes: Buffer.from([0x78, level]),
    read: stream("deflate"),
  })),
  { bytes: Buffer.from([0x28, 0xb5, 0x2f, 0xfd]), read: stream("zstd") },
  { bytes: Buffer.from("PK\x03\x04", "latin1"), read: readZipEntry },
  { bytes: Buffer.from("H4sI"), read: text("base64") },
  { bytes: Buffer.from("UEsDB"), read: text("base64") },
  { bytes: Buffer.from("1f8b08"), read: text("hex") },
  { bytes: Buffer.from("504b0304"), read: text("hex") },
]);

export const findPacked = ({ bytes, from, until }: Window): PackedHit[] =>
  scan(bytes, magics, from, until).flatMap(({ at, needle }) => needle.read(bytes, at) ?? []);
