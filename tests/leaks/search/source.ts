import { createReadStream, type ReadStream } from "node:fs";
import { Readable } from "node:stream";

/** Bytes that can be read from any offset, as often as needed. */
export interface Source {
  from(offset: number): Readable;
}

export const ofFile = (file: string): Source => ({
  from: (start): ReadStream => createReadStream(file, { start, highWaterMark: 1 << 20 }),
});

export const ofBytes = (bytes: Buffer): Source => ({
  from: (offset) => Readable.from([bytes.subarray(offset)]),
});
