import type { PersonRef } from "@vault-tab/contract";
import type { AccessRequestRecord } from "./access-request.ts";

/** A request of which is forgotten what people wrote. Who is still to decide has to look again. */
export const withoutTexts = (
  { ticket: _, ...request }: AccessRequestRecord,
  by: PersonRef,
  at: Date,
): AccessRequestRecord => ({
  ...request,
  version: request.status === "pending" ? request.version + 1 : request.version,
  reason: "",
  decisions: request.decisions.map(({ comment: _comment, ...decision }) => decision),
  textsErased: { by, at },
});
