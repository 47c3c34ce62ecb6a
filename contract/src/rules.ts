import * as z from "zod/mini";
import { Instant } from "./primitives.ts";

export const RuleDescription = z.object({
  id: z.string(),
  title: z.string(),
  reason: z.string(),
  effect: z.enum(["permit", "forbid"]),
  /** To whom and what it applies, in words. */
  matches: z.string(),
  /** What it asks for, in words. */
  obligations: z.array(z.string()),
  file: z.string(),
  line: z.int(),
});
export type RuleDescription = z.infer<typeof RuleDescription>;

export const Rules = z.object({
  items: z.array(RuleDescription),
  hash: z.string(),
  loadedAt: Instant,
  /** Why the newest files were not taken; the set before them holds. */
  lastError: z.optional(z.object({ at: Instant, message: z.string() })),
});
export type Rules = z.infer<typeof Rules>;
