import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Response } from "express";
import { beginReply } from "./reply.ts";

/** A long text that is sent while it is made. */
export interface TextReply {
  readonly type: string;
  /** What it is called where it is kept. */
  readonly fileName: string;
  readonly pieces: AsyncIterable<string>;
}

/** A write for each line would cost more than the line. */
const CHUNK = 64 * 1024;

/** At the pace of whoever reads. One who leaves ends it; what fails within breaks the line off. */
export const sendText = async (
  response: Response,
  { type, fileName, pieces }: TextReply,
): Promise<void> => {
  const more = { "content-disposition": `attachment; filename="${fileName}"` };
  beginReply(response, { status: 200, type, more });
  try {
    await pipeline(Readable.from(inChunks(pieces), { objectMode: false }), response);
  } catch (failure) {
    if (!hasLeft(failure)) throw failure;
  }
};

async function* inChunks(pieces: AsyncIterable<string>) {
  let chunk = "";
  for await (const piece of pieces) {
    chunk += piece;
    if (chunk.length < CHUNK) continue;
    yield chunk;
    chunk = "";
  }
  yield chunk;
}

const hasLeft = (failure: unknown): boolean =>
  failure instanceof Error && "code" in failure && failure.code === "ERR_STREAM_PREMATURE_CLOSE";
