/** One expression that holds where all of them do. */
export const ticketPattern = (patterns: readonly string[]): string => {
  const [first, ...others] = patterns;
  if (first !== undefined && others.length === 0) return first;
  return `^${patterns.map((pattern) => `(?=[\\s\\S]*?(?:${pattern}))`).join("")}`;
};

export const matchesTicket = (patterns: readonly string[], ticket: string | undefined): boolean =>
  patterns.every((pattern) => ticket !== undefined && new RegExp(pattern, "u").test(ticket));
