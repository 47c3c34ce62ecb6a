/** What one look has shown. Whatever is not in order says what that means and what to do about it. */
export type Finding =
  { readonly outcome: "ok"; readonly about?: string; readonly found: string } | Complaint;

export type Trouble = "warning" | "failed" | "unchecked";

export interface Complaint {
  readonly outcome: Trouble;
  /** The vault, identity or variable that it is about. */
  readonly about?: string;
  /** What was seen, without a value or a token. */
  readonly found: string;
  /** What it means for those who use the service. */
  readonly means: string;
  /** The exact thing to do: a command, a variable, or a way through the portal. */
  readonly remedy: string;
}

type Words = Omit<Complaint, "outcome">;

export const ok = (found: string, about?: string): Finding => ({
  outcome: "ok",
  found,
  ...(about !== undefined && { about }),
});
export const warning = (words: Words): Complaint => ({ outcome: "warning", ...words });
export const failed = (words: Words): Complaint => ({ outcome: "failed", ...words });
export const unchecked = (words: Words): Complaint => ({ outcome: "unchecked", ...words });
