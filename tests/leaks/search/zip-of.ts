import zlib from "node:zlib";

/** A zip with this one file (APPNOTE.TXT 4.3.7), as far as its entry goes. */
export const zipOf = (name: string, content: Buffer): Buffer => {
  const head = Buffer.alloc(30);
  head.write("PK\x03\x04", "latin1");
  head.writeUInt16LE(8, 8);
  head.writeUInt16LE(name.length, 26);
  return Buffer.concat([head, Buffer.from(name), zlib.deflateRawSync(content)]);
};
