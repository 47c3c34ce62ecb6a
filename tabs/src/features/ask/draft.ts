import { AccessRole, Identifier, SecretRefs } from "@vault-tab/contract";
import * as z from "zod/mini";
import type { AskWish } from "../../ui/ask-context.ts";
import { durationWords } from "../../ui/duration-words.ts";

/** The form as it is filled in, and nothing beyond it. */
export const Draft = z.object({
  open: z.boolean(),
  secrets: SecretRefs,
  role: AccessRole,
  breakGlass: z.boolean(),
  reason: z.string(),
  /** As typed; empty is what the form proposes. */
  duration: z.string(),
  ticket: z.string(),
  /** As a field of date and time writes it; empty is now. */
  startsAt: z.string(),
  later: z.boolean(),
  continues: z.optional(z.object({ grant: Identifier, endsAt: z.string() })),
});
export type Draft = z.infer<typeof Draft>;

export const draftOf = ({
  secrets,
  role,
  reason = "",
  duration,
  ticket = "",
  continues,
}: AskWish): Draft => ({
  open: true,
  secrets: [...secrets],
  role,
  breakGlass: false,
  reason,
  duration: duration === undefined ? "" : durationWords(duration),
  ticket,
  startsAt: "",
  later: false,
  ...(continues && { continues }),
});

const subjectOf = ({ secrets, role, continues }: Pick<Draft, "secrets" | "role" | "continues">) =>
  JSON.stringify([
    role,
    continues?.grant,
    secrets.map(({ vault, kind = "secret", name }) => [vault, kind, name].join("/")).toSorted(),
  ]);

/** What was written for the same secrets and not sent is still there; what is brought along is newer. */
export function takenUp(before: Draft | undefined, wish: AskWish): Draft {
  const fresh = draftOf(wish);
  if (!before || wish.reason !== undefined || subjectOf(before) !== subjectOf(fresh)) return fresh;
  return { ...before, open: true, ...(fresh.continues && { continues: fresh.continues }) };
}
