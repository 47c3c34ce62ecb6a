import type { AuditEntry } from "@vault-tab/contract";

/** What each fact of an entry is called; what has no name here is shown by its own. */
const titles: Readonly<Record<string, string>> = {
  requesterName: "Asked by",
  holderName: "Who has the access",
  decision: "Decision",
  version: "Version decided on",
  role: "To do what",
  status: "State after it",
  duration: "For how long",
  breakGlass: "Break-glass",
  rules: "Rules that held",
  hash: "Hash",
  because: "Because",
  startedAt: "Began",
  endsAt: "Ends",
  assignment: "Role assignment in Azure",
  operation: "What was tried",
  code: "Code",
  format: "Format",
  intactTo: "Intact to entry",
  wrongAt: "First wrong entry",
  sequence: "Up to entry",
  by: "By the rules",
  reason: "Reason",
  trouble: "Trouble",
  stillInForce: "Rules that still hold",
};

const roles: Readonly<Record<string, string>> = {
  read: "Read the value",
  see: "See which secrets there are",
};

/** Said elsewhere in the panel, or of use to programs only. */
const quiet: ReadonlySet<string> = new Set(["requester", "holder", "secrets", "asked", "filter"]);

const valueOf = (name: string, value: unknown): string | undefined => {
  if (value === undefined || value === null || value === "") return undefined;
  if (name === "role" && typeof value === "string") return roles[value] ?? value;
  if (typeof value === "boolean") return value ? "Yes" : undefined;
  if (typeof value === "string") return value;
  if (typeof value === "number") return value.toLocaleString("en");
  return JSON.stringify(value);
};

/** What else an entry says, as names and texts. */
export const dataFacts = ({ data }: AuditEntry): (readonly [string, string])[] =>
  Object.entries(data).flatMap(([name, value]) => {
    const said = quiet.has(name) ? undefined : valueOf(name, value);
    return said === undefined ? [] : [[titles[name] ?? name, said] as const];
  });

/** What people wrote; of what was erased that it was. */
const textTitles: Readonly<Record<string, string>> = {
  reason: "Reason",
  comment: "Comment",
  ticket: "Ticket",
  search: "Searched for",
};

export const textTitle = (name: string): string => textTitles[name] ?? name;
