import type { Transform } from "node:stream";
import zlib from "node:zlib";
import type { Source } from "./source.ts";

const partial = { finishFlush: zlib.constants.Z_SYNC_FLUSH };

const openers = {
  gzip: () => zlib.createGunzip(partial),
  deflate: () => zlib.createInflate(partial),
  "raw deflate": () => zlib.createInflateRaw(partial),
  brotli: () => zlib.createBrotliDecompress({ finishFlush: zlib.constants.BROTLI_OPERATION_FLUSH }),
  zstd: () => zlib.createZstdDecompress({ finishFlush: zlib.constants.ZSTD_e_flush }),
} as const satisfies Record<string, () => Transform>;

export type Packing = keyof typeof openers;

/** What a packed stream that begins at `offset` holds, as far as it is whole and at most `bound` bytes. */
export const unpack = (
  packing: Packing,
  source: Source,
  offset: number,
  bound: number,
): Promise<{ bytes: Buffer; cut: boolean }> =>
  new Promise((resolve) => {
    const packed = source.from(offset);
    const opener = openers[packing]();
    const parts: Buffer[] = [];
    let length = 0;
    const end = (): void => {
      packed.destroy();
      opener.destroy();
      resolve({ bytes: Buffer.concat(parts), cut: length > bound });
    };
    opener.on("data", (part: Buffer) => {
      length += part.length;
      if (length > bound) end();
      else parts.push(part);
    });
    opener.on("end", end).on("error", end);
    packed.on("error", end).pipe(opener);
  });
