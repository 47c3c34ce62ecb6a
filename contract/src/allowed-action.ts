import * as z from "zod/mini";

/** Something that this person may do with what stands here, or the reason why not. */
export const AllowedAction = <const Name extends string>(names: readonly Name[]) =>
  z.object({ name: z.enum(names), allowed: z.boolean(), reason: z.optional(z.string()) });
