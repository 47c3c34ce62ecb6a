import type { AccessRole, Quorum, RulingPart, SecretRef } from "@vault-tab/contract";
import { momentWords } from "../../ui/clock-words.ts";
import { spanWords } from "../../ui/duration-words.ts";
import { allOf, anyOf, everyRefWords } from "../../ui/people-words.ts";

/** Ada or Bob; 2 of Ada, Bob and Cem; Ada and Bob. */
function deciding({ approvals, approvers }: Pick<Quorum, "approvals" | "approvers">): string {
  if (approvers.length === 0) return "nobody at the moment";
  if (approvals === 1) return anyOf(approvers);
  return approvals >= approvers.length ? allOf(approvers) : `${approvals} of ${allOf(approvers)}`;
}

export const couldDecide = ({ approvals, approvers }: RulingPart): boolean =>
  approvers.length >= approvals;

/** Who will be asked. */
export function whoWords(part: RulingPart): string {
  if (part.approvals === 0) return "Nobody has to: a rule approves it at once";
  if (part.quorums.length > 1) {
    const each = part.quorums.map((quorum) => deciding(quorum));
    return `${each.join("; and besides ")}`;
  }
  return deciding(part);
}

const roleWords = {
  read: "Key Vault Secrets User",
  see: "Key Vault Reader",
} as const satisfies Record<AccessRole, string>;

/** What Azure will grant, and where. */
export function azureWords(role: AccessRole, secrets: readonly SecretRef[]): string {
  const where = everyRefWords(secrets);
  return role === "read"
    ? `${roleWords.read} on ${where}: to read the value, and nothing else`
    : `${roleWords.see} on ${where}: to see names and metadata, never a value`;
}

export interface Time {
  readonly now: number;
  readonly locale: string;
}

interface Span {
  readonly milliseconds: number;
  /** Undefined is as soon as it is approved. */
  readonly start: number | undefined;
  readonly automatic: boolean;
}

/** When it ends, as far as that can be known before somebody has decided. */
export function endingWords({ milliseconds, start, automatic }: Span, { now, locale }: Time) {
  const begins = start ?? now;
  const end = momentWords(begins + milliseconds, now, locale);
  if (start !== undefined) return `Opens ${momentWords(start, now, locale)}, ends ${end}`;
  return automatic
    ? `It opens now and ends ${end}`
    : `${spanWords(milliseconds)} after it opens: ${end} if somebody approves right away`;
}
