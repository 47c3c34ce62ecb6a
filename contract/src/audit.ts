import * as z from "zod/mini";
import { Instant, listOf, repeated, plainText } from "./primitives.ts";

const Id = plainText(200).check(z.minLength(1));

export const AuditActor = z.object({
  kind: z.enum(["person", "agent", "service"]),
  id: z.string(),
  tenant: z.optional(z.string()),
  name: z.optional(z.string()),
  client: z.optional(z.string()),
});

export const AuditSubject = z.object({
  vault: z.optional(z.string()),
  secret: z.optional(z.string()),
  kind: z.optional(z.string()),
  request: z.optional(z.string()),
  grant: z.optional(z.string()),
});

/** What is hashed into the chain. Of what people wrote it has the salted hash. */
export const AuditBody = z.object({
  id: z.string(),
  at: Instant,
  type: z.string(),
  actor: AuditActor,
  subject: AuditSubject,
  data: z.record(z.string(), z.json()),
  texts: z.optional(z.record(z.string(), z.string())),
});
export type AuditBody = z.infer<typeof AuditBody>;

/** An entry of the log with its place in the chain. A text that was erased is null. */
export const AuditEntry = z.object({
  ...AuditBody.shape,
  sequence: z.int(),
  hash: z.string(),
  /** Hash of the entry before; zeros before the first. */
  previous: z.string(),
  texts: z.record(z.string(), z.nullable(z.string())),
});
export type AuditEntry = z.infer<typeof AuditEntry>;

export const AuditFilter = z.object({
  type: repeated(Id),
  actor: z.optional(Id),
  /** Object id of whoever did it, asked for it, or holds what it is about. */
  person: z.optional(Id),
  vault: z.optional(Id),
  secret: z.optional(Id),
  request: z.optional(Id),
  grant: z.optional(Id),
  from: z.optional(Instant),
  to: z.optional(Instant),
  q: z.optional(plainText(200)),
});

export type AuditFilter = z.infer<typeof AuditFilter>;

export const AuditQuery = z.strictObject({
  ...AuditFilter.shape,
  cursor: z.optional(z.string().check(z.regex(/^\d{1,15}$/))),
  limit: z._default(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(200)), 50),
});

export type AuditQuery = z.infer<typeof AuditQuery>;

export const AuditPage = listOf(AuditEntry);
export type AuditPage = z.infer<typeof AuditPage>;

export const AuditExportQuery = z.strictObject({
  ...AuditFilter.shape,
  format: z._default(z.enum(["jsonl", "csv"]), "jsonl"),
});
export type AuditExportQuery = z.infer<typeof AuditExportQuery>;

/** How far the chain is known to be intact. `wrong` names the first entry that is not. */
export const AuditVerification = z.object({
  checkedAt: Instant,
  intactTo: z.int(),
  wrong: z.optional(
    z.object({
      at: z.int(),
      because: z.enum(["missing", "changed", "out-of-order", "not-as-anchored", "cut-off"]),
    }),
  ),
});
export type AuditVerification = z.infer<typeof AuditVerification>;

/** The chain as it is known to this process: what the last check found, and whether one runs. */
export const AuditStanding = z.object({
  /** How many entries there are now. */
  entries: z.int(),
  last: z.optional(AuditVerification),
  running: z.boolean(),
});
export type AuditStanding = z.infer<typeof AuditStanding>;

/** What `npm run audit:verify -- <export> --checkpoint <file>` takes. */
export const AuditCheckpoint = z.object({
  chain: z.string(),
  sequence: z.int(),
  hash: z.string(),
  at: Instant,
  publicKey: z.string(),
  signature: z.string(),
});
export type AuditCheckpoint = z.infer<typeof AuditCheckpoint>;
