import { AccessRole, SecretName, VaultName, type RulingQuestion } from "@vault-tab/contract";
import { safeParse } from "../../data/parsing.ts";
import type { Named } from "../../data/people-in-log.ts";
import { readDuration } from "../../ui/duration-words.ts";

/** What is typed into the form, as it is typed. */
export interface Typed {
  readonly person: string;
  readonly vault: string;
  readonly secret: string;
  readonly role: string;
  readonly duration: string;
  readonly ticket: string;
  readonly breakGlass: boolean;
}

export const nothingTyped: Typed = {
  ...{ person: "", vault: "", secret: "", role: "read", duration: "", ticket: "" },
  breakGlass: false,
};

type Field = "person" | "vault" | "secret" | "duration";
export type Faults = Readonly<Partial<Record<Field, string>>>;

const OBJECT_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** An object id, or the name of somebody who is known. */
const principalOf = (typed: string, known: readonly Named[]): string | undefined => {
  const wanted = typed.trim();
  if (OBJECT_ID.test(wanted)) return wanted;
  const named = known.filter(({ title }) => title.toLowerCase() === wanted.toLowerCase());
  return named.length === 1 ? named[0]?.value : undefined;
};

const faultsOf = (typed: Typed, principal: string | undefined): Faults => ({
  ...(typed.person.trim() !== "" &&
    principal === undefined && {
      person: "Nobody of this name stands in the log. An object id always works.",
    }),
  ...(!safeParse(VaultName, typed.vault.trim()).success && {
    vault: "Name a vault.",
  }),
  ...(typed.role === "read" &&
    !safeParse(SecretName, typed.secret.trim()).success && { secret: "Name a secret." }),
  ...(typed.duration.trim() !== "" &&
    readDuration(typed.duration) === undefined && {
      duration: "Write it like 2 hours or 30 minutes.",
    }),
});

/** What to ask the service, or what is amiss with what was typed. */
export const questionOf = (
  typed: Typed,
  known: readonly Named[],
): { readonly question: RulingQuestion } | { readonly faults: Faults } => {
  const principal = principalOf(typed.person, known);
  const faults = faultsOf(typed, principal);
  const role = safeParse(AccessRole, typed.role);
  if (Object.keys(faults).length > 0 || !role.success) return { faults };
  const duration = readDuration(typed.duration);
  const ticket = typed.ticket.trim();
  const vault = typed.vault.trim();
  const secret = role.data === "read" ? { vault, name: typed.secret.trim() } : { vault };
  return {
    question: {
      action: typed.breakGlass ? "break-glass" : "request-access",
      secrets: [secret],
      role: role.data,
      ...(duration !== undefined && { duration }),
      ...(ticket !== "" && { ticket }),
      ...(principal !== undefined && { principal }),
    },
  };
};
