import type { ProblemCode } from "@vault-tab/contract";
import { actorEntry } from "../identity/entry-actor.ts";
import type { Asker } from "../ports/asker.ts";
import type { AuditLog } from "../ports/audit-log.ts";
import type { EntrySubject } from "./new-entry.ts";

/** A call that was refused, as the HTTP layer knows it. */
export interface RefusedCall {
  readonly path: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly code: ProblemCode;
  readonly because: string | undefined;
}

/** Somebody tried what they may not: worth an entry. What was mistyped, or came late, is not. */
const TELLING: readonly ProblemCode[] = ["not_allowed", "refused_by_rules"];
/** A wish that is refused has an entry of its own, with what was wished. */
const TOLD_ELSEWHERE = ["/api/access-requests", "/api/grants/{id}/extensions", "/api/rulings"];

export const recordRefusal = async (
  log: AuditLog,
  { actor }: Asker,
  { path, params, code, because }: RefusedCall,
): Promise<void> => {
  if (!TELLING.includes(code)) return;
  if (code === "refused_by_rules" && TOLD_ELSEWHERE.includes(path)) return;
  await log.append({
    type: "operation-refused",
    actor: actorEntry(actor),
    subject: subjectOf(path, params),
    data: { operation: path, code, because },
  });
};

const subjectOf = (path: string, params: RefusedCall["params"]): EntrySubject => {
  const { id, vault, name } = params;
  const text = (value: unknown) => (typeof value === "string" ? value : undefined);
  if (path.startsWith("/api/access-requests/")) return { request: text(id) };
  if (path.startsWith("/api/grants/")) return { grant: text(id) };
  return { vault: text(vault), secret: text(name) };
};
