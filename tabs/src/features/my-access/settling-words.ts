import type { Grant } from "@vault-tab/contract";
import { endWords } from "../../ui/clock-words.ts";

interface Time {
  readonly now: number;
  readonly locale: string;
}

type Settling = Pick<Grant, "status" | "endsAt" | "honouredFrom">;

/** What Key Vault may still make of an access that Azure has just opened, or is taking away. */
export function settlingWords(grant: Settling, { now, locale }: Time): string | undefined {
  const { status, endsAt, honouredFrom } = grant;
  const over = endsAt !== undefined && Date.parse(endsAt) <= now;
  if (status === "ending" || (status === "active" && over)) {
    return "Key Vault may still honour it, for up to 10 minutes after Azure has taken it away.";
  }
  if (status !== "active" || honouredFrom === undefined) return undefined;
  const from = Date.parse(honouredFrom);
  if (from <= now) return undefined;
  return `Azure has it. Key Vault may refuse it until ${endWords(from, now, locale)}: then try again in a minute.`;
}
