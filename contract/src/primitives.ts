import * as z from "zod/mini";

/** ISO 8601, UTC, as `Date.prototype.toISOString` writes it. */
export const Instant = z.iso.datetime();

/**
 * ISO 8601 in days, hours, minutes and seconds, as `PT4H` or `P1D`: spans whose length is fixed.
 * A month or a year has none.
 */
export const Duration = z
  .string()
  .check(
    z.maxLength(40),
    z.regex(/^P(?=\d|T\d)(\d{1,6}D)?(T(?=\d)(\d{1,6}H)?(\d{1,6}M)?(\d{1,6}S)?)?$/),
  );
export type Duration = z.infer<typeof Duration>;

/**
 * What people write or search by: any script, lines and tabs, and none of the other control
 * characters. PostgreSQL keeps no NUL, and the others only hide something from whoever reads.
 */
export const plainText = (longest: number) =>
  z.string().check(z.maxLength(longest), z.regex(/^[^\0-\x08\x0b\x0c\x0e-\x1f\x7f]*$/));

export const Identifier = z.uuid();

/** A page of a list. `complete` is false while something of it could not be or is not yet read. */
export const listOf = <Item extends z.core.$ZodType>(item: Item) =>
  z.object({
    items: z.array(item),
    nextCursor: z.optional(z.string()),
    total: z.optional(z.int()),
    complete: z.boolean(),
  });

/** A query parameter that may be repeated: `?vault=a&vault=b`. */
export const repeated = <Item extends z.core.SomeType>(item: Item) =>
  z.pipe(
    z.transform((value: unknown) =>
      value === undefined || Array.isArray(value) ? value : [value],
    ),
    z.optional(z.array(item).check(z.maxLength(100))),
  );
