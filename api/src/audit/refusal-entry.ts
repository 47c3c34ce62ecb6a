import type { ProblemCode } from "@vault-tab/contract";
import type { EntryActor, EntrySubject, NewEntry } from "./new-entry.ts";

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
/** So has every refusal here, with the secret that the path does not name. */
const ROTATION = /^\/api\/(?:rotations(?:\/|$)|vaults\/.*\/rotation-plan)/;

/** What the log says of a refusal, where it is worth an entry. */
export const refusalEntry = (
  actor: EntryActor,
  { path, params, code, because }: RefusedCall,
): NewEntry | undefined => {
  if (!TELLING.includes(code)) return undefined;
  if (code === "refused_by_rules" && TOLD_ELSEWHERE.includes(path)) return undefined;
  if (ROTATION.test(path)) return undefined;
  return {
    type: "operation-refused",
    actor,
    subject: subjectOf(path, params),
    data: { operation: path, code, because },
  };
};

const subjectOf = (path: string, params: RefusedCall["params"]): EntrySubject => {
  const { id, vault, name } = params;
  const text = (value: unknown) => (typeof value === "string" ? value : undefined);
  if (path.startsWith("/api/access-requests/") || path === "/api/decisions") {
    return { request: text(id) };
  }
  if (path.startsWith("/api/grants/")) return { grant: text(id) };
  return { vault: text(vault), secret: text(name) };
};
