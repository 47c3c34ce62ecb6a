import * as z from "zod/mini";
import { Identifier, Instant, listOf, plainText, repeated } from "./primitives.ts";
import { SecretName, VaultName } from "./secrets.ts";

/**
 * What allowed a read: a grant of ours; nothing that is asked of a program, which is a `service`; or
 * nothing that is known here.
 */
export const ReadBasis = z.enum(["grant", "service", "unexplained"]);
export type ReadBasis = z.infer<typeof ReadBasis>;

/** Why no grant explains it. `nobody`: the line does not say who it was. */
export const UnexplainedBecause = z.enum(["no-grant", "before-start", "after-end", "nobody"]);
export type UnexplainedBecause = z.infer<typeof UnexplainedBecause>;

export const Reader = z.object({
  objectId: z.string(),
  /** A person's user principal name; of a program, what is known of it. */
  name: z.string(),
  kind: z.enum(["person", "service"]),
});
export type Reader = z.infer<typeof Reader>;

/** A `SecretGet` that Key Vault itself logged, joined to the grant that allowed it, or to none. */
export const Read = z.object({
  id: Identifier,
  at: Instant,
  vault: z.string(),
  name: z.string(),
  /** The version that was asked for, where one was. */
  version: z.optional(z.string()),
  reader: Reader,
  /** The program that asked, as it calls itself, and from where. */
  client: z.optional(z.string()),
  address: z.optional(z.string()),
  basis: ReadBasis,
  grant: z.optional(Identifier),
  because: z.optional(UnexplainedBecause),
  /** Of the access nearest to it: when that began, or ended. */
  nearest: z.optional(Instant),
});
export type Read = z.infer<typeof Read>;

/**
 * How far the log of reads is known. Silence proves nothing by itself: `completeTo` moves only when a
 * line of our own has arrived from each vault but those that are `silent`.
 */
export const ReadLogStanding = z.object({
  completeTo: z.optional(Instant),
  /** When it was last asked with success. */
  askedAt: z.optional(Instant),
  /** When the newest read known here happened. */
  newest: z.optional(Instant),
  /** Vaults from which nothing of our own has arrived yet: what was read there is not known. */
  silent: z.array(z.string()),
  /** Why it is not read, in words. */
  trouble: z.optional(z.string()),
});
export type ReadLogStanding = z.infer<typeof ReadLogStanding>;

export const Reads = z.extend(listOf(Read), { log: ReadLogStanding });
export type Reads = z.infer<typeof Reads>;

export const ReadsQuery = z.strictObject({
  basis: repeated(ReadBasis),
  vault: z.optional(VaultName),
  name: z.optional(SecretName),
  /** Object id of who read. */
  reader: z.optional(plainText(200).check(z.minLength(1))),
  from: z.optional(Instant),
  to: z.optional(Instant),
  cursor: z.optional(z.string().check(z.maxLength(2000))),
  limit: z.optional(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(200))),
});
export type ReadsQuery = z.infer<typeof ReadsQuery>;

/** Who has read a secret in the last 30 days. */
export const Consumer = z.object({
  reader: Reader,
  reads: z.int(),
  firstAt: z.optional(Instant),
  lastAt: Instant,
  client: z.optional(z.string()),
  address: z.optional(z.string()),
  /** Reads of theirs that no grant explains. */
  unexplained: z.int(),
});
export type Consumer = z.infer<typeof Consumer>;

export const SecretReads = z.object({
  /** Since the newest version came to be: how many people know what it holds now. */
  sinceRotation: z.object({ at: Instant, people: z.int(), services: z.int(), reads: z.int() }),
  /** Programs; and people, as far as this person may know who they were. */
  consumers: z.array(Consumer),
  /** People who are counted and not named to this person. */
  unnamed: z.int(),
  log: ReadLogStanding,
});
export type SecretReads = z.infer<typeof SecretReads>;

/** What was made of a grant. */
export const GrantUse = z.object({ reads: z.int(), lastAt: Instant });
export type GrantUse = z.infer<typeof GrantUse>;
