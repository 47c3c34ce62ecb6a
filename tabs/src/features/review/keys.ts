/** What a single key asks for in a row that has the focus (WCAG 2.2, 2.1.4: nowhere else). */
export type RowCommand = "open" | "select" | "approve" | "decline" | "sign-off" | "help";

const letters: Readonly<Record<string, RowCommand>> = {
  a: "approve",
  d: "decline",
  s: "sign-off",
  "?": "help",
};

/** As the list of shortcuts shows them. */
export const shortcuts = [
  { keys: "↑ ↓", what: "Go through the queue" },
  { keys: "Enter", what: "Open the request" },
  { keys: "Space", what: "Select it, to decide on several at once" },
  { keys: "A", what: "Approve it" },
  { keys: "D", what: "Decline it, with a comment" },
  { keys: "S", what: "Sign off a break-glass access" },
  { keys: "?", what: "Show these keys" },
] as const;

interface Press {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

/** Undefined for a key that asks for nothing; a control inside the row keeps Enter and Space. */
export function commandOf(press: Press, inControl: boolean): RowCommand | undefined {
  if (press.ctrlKey || press.metaKey || press.altKey) return undefined;
  if (press.key === "Enter" || press.key === " ") {
    if (inControl) return undefined;
    return press.key === "Enter" ? "open" : "select";
  }
  return letters[press.key.toLowerCase()];
}

/** Where a key moves to among `count` rows, or undefined for a key that moves nothing. */
export function movedRow(key: string, from: number, count: number): number | undefined {
  const target = { ArrowDown: from + 1, ArrowUp: from - 1, Home: 0, End: count - 1 }[key];
  if (target === undefined || count === 0) return undefined;
  return Math.min(Math.max(target, 0), count - 1);
}
