import {
  AccessRequestStatus,
  AccessRole,
  PersonRef,
  RuleRef,
  SecretRef,
} from "@vault-tab/contract";
import * as z from "zod/mini";
import type { AccessRequestRecord } from "../requests/access-request.ts";
import { StoredInstant } from "./instant.ts";

const Quorums = z.array(
  z.object({
    rule: RuleRef,
    approvals: z.int(),
    approvers: z.array(
      z.union([
        z.templateLiteral(["Team::", z.string(), "::", z.enum(["owners", "members"])]),
        z.templateLiteral(["Group::", z.string()]),
      ]),
    ),
  }),
);

const Obligations = z.object({
  rulesHash: z.string(),
  quorums: Quorums,
  named: Quorums,
  fallback: z.boolean(),
  longestMs: z.number(),
  rotateAfterUse: z.exactOptional(z.boolean()),
});

const DecisionMade = z.object({
  by: PersonRef,
  decision: z.enum(["approve", "decline"]),
  comment: z.exactOptional(z.string()),
  durationMs: z.exactOptional(z.number()),
  at: StoredInstant,
});

const Schema = z.object({
  id: z.string(),
  version: z.int(),
  status: AccessRequestStatus,
  requester: PersonRef,
  agent: z.exactOptional(z.string()),
  secrets: z.array(SecretRef),
  identities: z.exactOptional(z.array(z.object({ ...SecretRef.shape, firstVersion: z.string() }))),
  role: AccessRole,
  durationMs: z.number(),
  grantedMs: z.exactOptional(z.number()),
  reason: z.string(),
  ticket: z.exactOptional(z.string()),
  startsAt: z.exactOptional(StoredInstant),
  breakGlass: z.boolean(),
  continues: z.exactOptional(z.string()),
  obligations: Obligations,
  decisions: z.array(DecisionMade),
  wishKey: z.string(),
  createdAt: StoredInstant,
  lapsesAt: StoredInstant,
  decidedAt: z.exactOptional(StoredInstant),
  textsErased: z.exactOptional(z.object({ by: PersonRef, at: StoredInstant })),
  signedOff: z.exactOptional(z.object({ by: PersonRef, at: StoredInstant })),
});

/** A request out of its JSON; what does not fit is a fault of ours and is thrown. */
export const requestOf = (record: unknown): AccessRequestRecord => z.parse(Schema, record);
