import type { EventType } from "@vault-tab/contract";

/** The second part of a query's key: what it tells of. */
export type Topic =
  | "vaults"
  | "secrets"
  | "secret"
  | "secret-total"
  | "requests"
  | "grants"
  | "ruling"
  | "activity"
  | "rules"
  | "vault-checks"
  | "dashboard"
  | "rotations"
  | "rotation-plans";

const access: readonly Topic[] = ["requests", "grants", "activity", "dashboard"];

const rotations: readonly Topic[] = ["rotations", "rotation-plans"];

/** What an event makes old. */
export const touchedBy = {
  "secrets-read": ["vaults", "secrets", "secret-total"],
  "request-changed": access,
  "grant-changed": access,
  "rotation-changed": [...rotations, "secrets", "secret", "activity"],
  "secret-changed": ["secrets", "secret"],
  "rotation-plan-changed": [...rotations, "secrets", "activity"],
  reset: ["vaults", "secrets", "secret-total", "rules", "vault-checks", ...access, ...rotations],
} as const satisfies Record<EventType, readonly Topic[]>;

export const isTouched =
  (topics: Iterable<Topic>) =>
  ({ queryKey }: { readonly queryKey: readonly unknown[] }): boolean => {
    const wanted: ReadonlySet<unknown> = new Set(topics);
    return wanted.has(queryKey[1]);
  };
