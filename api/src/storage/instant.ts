import * as z from "zod/mini";

/** An instant inside of a JSON record. */
export const StoredInstant = z.pipe(
  z.iso.datetime(),
  z.transform((text: string) => new Date(text)),
);
