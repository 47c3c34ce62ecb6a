import { z } from "zod";
import { described, parseBody } from "./object-body.ts";

/** Limits of KV/secrets/about-secrets.md. */
const valueLimit = 25 * 1024;
const contentTypeLimit = 255;

const secret = { ...described, contentType: z.string().max(contentTypeLimit).nullish() };
const update = z.object(secret);
const set = z.object({
  value: z.string().refine((value) => Buffer.byteLength(value) <= valueLimit),
  ...secret,
});

export const parseSet = (body: unknown) => parseBody(set, body);
export const parseSecretUpdate = (body: unknown) => parseBody(update, body);
