import type { EntryActor, NewEntry } from "../audit/new-entry.ts";
import type { EntryType } from "../audit/entry-types.ts";
import type { GrantRecord } from "./grant.ts";

/** Who acts where nobody asked for it just now: time was over, or a step is repeated. */
export const theService: EntryActor = { kind: "service", id: "vault-tab-grants" };

/** What the log says of a move of a grant. */
export const grantEntry = (
  type: EntryType,
  grant: GrantRecord,
  actor: EntryActor = theService,
  data: NewEntry["data"] = {},
): NewEntry => ({
  type,
  actor,
  subject: {
    vault: grant.target.vault,
    secret: grant.target.secret,
    request: grant.requestId,
    grant: grant.id,
  },
  data: {
    holder: grant.holder.objectId,
    holderName: grant.holder.name,
    role: grant.target.role,
    assignment: grant.assignment,
    status: grant.status,
    because: grant.because,
    startedAt: grant.startedAt?.toISOString(),
    endsAt: grant.endsAt?.toISOString(),
    ...data,
  },
});
