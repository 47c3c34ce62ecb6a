import * as z from "zod/mini";

// zod compiles its checks with `new Function` unless told not to; the page's `script-src 'self'` and
// Trusted Types refuse that, and each attempt would be reported as a violation.
z.config({ jitless: true });

export const safeParse = z.safeParse;

/** What the schema makes of it; throws zod's error where it does not fit. */
export const parse = <Output>(schema: Schema<Output>, value: unknown): Output =>
  z.parse(schema, value);

export type Schema<Output> = z.core.$ZodType<Output>;
