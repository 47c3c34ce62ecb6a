import type { Response } from "express";
import { requestIdOf } from "./request-id.ts";

/** Nothing of a reply is ever a page, a script or a frame, and nothing of it is kept. */
const fixed = {
  "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
  "cross-origin-resource-policy": "same-origin",
  "referrer-policy": "no-referrer",
  "strict-transport-security": "max-age=31536000; includeSubDomains",
  "x-content-type-options": "nosniff",
  "cache-control": "no-store",
} as const;

interface Begin {
  readonly status: number;
  readonly type: string;
  readonly more?: Readonly<Record<string, string | number>>;
}

/** All headers at once: Node copies and checks each that is set alone, which a small reply feels. */
export const beginReply = (response: Response, { status, type, more }: Begin): Response =>
  response.writeHead(status, {
    ...fixed,
    "x-request-id": requestIdOf(response),
    "content-type": type,
    ...more,
  });

/** For a body that is small: it is written with its headers. */
export const reply = (response: Response, body: unknown, begin: Partial<Begin> = {}): void => {
  const { status = 200, type = "application/json; charset=utf-8", more } = begin;
  const text = JSON.stringify(body);
  const length = { "content-length": Buffer.byteLength(text) };
  beginReply(response, { status, type, more: { ...length, ...more } }).end(text);
};
