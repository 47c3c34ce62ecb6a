import { z } from "zod";
import { badParameter } from "./refusal.ts";

/** Limits of KV/secrets/about-secrets.md and KV/general/about-keys-secrets-certificates.md. */
const valueLimit = 25 * 1024;
const contentTypeLimit = 255;
const tagLimit = 15;
const tagTextLimit = 512;

const seconds = z.number().int().nonnegative();
const described = {
  contentType: z.string().max(contentTypeLimit).nullish(),
  tags: z.record(z.string().max(tagTextLimit), z.string().max(tagTextLimit)).nullish(),
  attributes: z
    .object({ enabled: z.boolean().nullish(), nbf: seconds.nullish(), exp: seconds.nullish() })
    .nullish(),
};
const update = z.object(described);
const set = z.object({
  value: z.string().refine((value) => Buffer.byteLength(value) <= valueLimit),
  ...described,
});

export type SecretUpdate = z.infer<typeof update>;
export type SecretSet = z.infer<typeof set>;

/** Never says what was sent: a value must not come back in an error. */
function parse<Output>(schema: z.ZodType<Output>, body: unknown): Output {
  const parsed = schema.safeParse(body ?? {});
  if (!parsed.success) {
    const where = parsed.error.issues[0]?.path.join(".") ?? "";
    throw badParameter(`Property ${where || "body"} has invalid value or exceeds its limit.`);
  }
  return parsed.data;
}

function withinTagLimit<Body extends SecretUpdate>(body: Body): Body {
  if (Object.keys(body.tags ?? {}).length > tagLimit) {
    throw badParameter(`Too many tags: at most ${String(tagLimit)} are allowed.`);
  }
  const { nbf, exp } = body.attributes ?? {};
  if (nbf != null && exp != null && exp <= nbf) {
    throw badParameter(
      "Property attributes.exp has invalid value: it must be after attributes.nbf.",
    );
  }
  return body;
}

export const parseSet = (body: unknown): SecretSet => withinTagLimit(parse(set, body));
export const parseUpdate = (body: unknown): SecretUpdate => withinTagLimit(parse(update, body));
