import type { AccessRequest } from "@vault-tab/contract";
import type { Trouble } from "../../trouble.ts";
import { problemWords } from "../../ui/problem-text.ts";
import { visibleString } from "../../ui/visible-characters.ts";
import { neededWords, wishWords } from "./words.ts";

export interface Verdict {
  readonly decision: "approve" | "decline";
  readonly comment?: string;
  readonly duration?: string;
}

/** What became of this person's own decision on one request. */
export type Fate =
  | { readonly kind: "working"; readonly words: string }
  | {
      readonly kind: "done";
      readonly words: string;
      /** Whose grants can still be taken back at once. */
      readonly takeBack?: readonly string[];
    }
  | { readonly kind: "failed"; readonly words: string; readonly trouble: Trouble };

/** What the service says of this case, or else what the problem means. */
export const failedWords = ({ code, detail }: Pick<Trouble, "code" | "detail">): string => {
  if (code === "state_changed") return `You came too late. ${detail ?? ""}`.trim();
  return detail ?? `${problemWords(code).title}.`;
};

export const failed = (trouble: Trouble): Fate => ({
  kind: "failed",
  words: failedWords(trouble),
  trouble,
});

/** After a decision: as the service then shows the request. */
export function decidedFate(request: AccessRequest): Fate {
  if (request.status === "declined") return { kind: "done", words: "Declined" };
  if (request.status !== "approved") {
    const words = `You approved. ${neededWords(request)}. Your approval alone opens nothing, and it can’t be taken back.`;
    return { kind: "done", words };
  }
  const grants = request.grants.map(({ id }) => id);
  return { kind: "done", words: "Approved", ...(grants.length > 0 && { takeBack: grants }) };
}

export function takenBackFate(failures: readonly Trouble[], count: number): Fate {
  const [first] = failures;
  if (!first) return { kind: "done", words: "Taken back. The access ends now." };
  if (count === 1) {
    return { kind: "failed", words: `Not taken back. ${failedWords(first)}`, trouble: first };
  }
  const words = `${failures.length} of ${count} were not taken back. ${failedWords(first)}`;
  return { kind: "failed", words, trouble: first };
}

/** One sentence of it, for whoever does not see the row. */
export const spoken = (request: AccessRequest, { words }: Fate): string =>
  `${visibleString(request.requester.name)}, ${wishWords(request)}: ${words}`;

/** "2 approved, 1 not" */
export function countedWords(fates: readonly Fate[], decision: Verdict["decision"]): string {
  const done = fates.filter(({ kind }) => kind === "done").length;
  const said = decision === "approve" ? "approved" : "declined";
  const others = fates.length - done;
  return others === 0 ? `${done} ${said}.` : `${done} ${said}, ${others} not: the rows say why.`;
}
