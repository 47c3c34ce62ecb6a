import { z } from "zod";
import { badParameter } from "./refusal.ts";
import type { Version } from "./vault.ts";

/** What bodies of all three kinds may carry; limits of KV/general/about-keys-secrets-certificates.md. */
const tagLimit = 15;
const tagTextLimit = 512;

const seconds = z.number().int().nonnegative();
export const described = {
  tags: z.record(z.string().max(tagTextLimit), z.string().max(tagTextLimit)).nullish(),
  attributes: z
    .object({ enabled: z.boolean().nullish(), nbf: seconds.nullish(), exp: seconds.nullish() })
    .nullish(),
};
const update = z.object(described);

type Described = z.infer<typeof update> & { readonly contentType?: string | null | undefined };

/** Never says what was sent: a value must not come back in an error. */
function parse<Output>(schema: z.ZodType<Output>, body: unknown): Output {
  const parsed = schema.safeParse(body ?? {});
  if (!parsed.success) {
    const where = parsed.error.issues[0]?.path.join(".") ?? "";
    throw badParameter(`Property ${where || "body"} has invalid value or exceeds its limit.`);
  }
  return parsed.data;
}

export function parseBody<Body extends Described>(schema: z.ZodType<Body>, given: unknown): Body {
  const body = parse(schema, given);
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

/** What an update of any kind may change. */
export const parseUpdate = (body: unknown) => parseBody(update, body);

/** Absent leaves it as it was. */
export function changed(before: Partial<Version>, body: Described) {
  const nbf = body.attributes?.nbf ?? before.nbf;
  const exp = body.attributes?.exp ?? before.exp;
  const contentType = body.contentType ?? before.contentType;
  const tags = body.tags ?? before.tags;
  return {
    enabled: body.attributes?.enabled ?? before.enabled ?? true,
    ...(nbf === undefined ? {} : { nbf }),
    ...(exp === undefined ? {} : { exp }),
    ...(contentType === undefined ? {} : { contentType }),
    ...(tags === undefined ? {} : { tags }),
  };
}
