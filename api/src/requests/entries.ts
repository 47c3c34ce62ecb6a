import { durationOf } from "@vault-tab/contract";
import type { EntryActor, NewEntry } from "../audit/new-entry.ts";
import type { EntryType } from "../audit/entry-types.ts";
import type { AccessRequestRecord } from "./access-request.ts";

export const theService: EntryActor = { kind: "service", id: "vault-tab-web" };

/** What the log says of a move of a request; what people wrote goes beside the chain. */
export const requestEntry = (
  type: EntryType,
  request: AccessRequestRecord,
  actor: EntryActor,
  more: Pick<NewEntry, "data" | "texts"> = {},
): NewEntry => {
  const [only, ...others] = request.secrets;
  return {
    type,
    actor,
    subject: {
      request: request.id,
      vault: only?.vault,
      ...(others.length === 0 && { secret: only?.name, kind: only?.kind }),
    },
    data: {
      requester: request.requester.objectId,
      requesterName: request.requester.name,
      role: request.role,
      status: request.status,
      secrets: request.secrets.map(({ vault, name, kind }) => ({ vault, name, kind })),
      duration: durationOf(request.grantedMs ?? request.durationMs),
      breakGlass: request.breakGlass,
      rules: request.obligations.rulesHash,
      ...more.data,
    },
    ...(more.texts && { texts: more.texts }),
  };
};
