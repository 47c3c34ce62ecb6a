import { Duration, type AuditEntry } from "@vault-tab/contract";
import { safeParse } from "../../data/parsing.ts";
import { durationWords } from "../../ui/duration-words.ts";

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
  client: "By what",
  address: "From where",
  basis: "What allowed it",
  correlation: "Correlation id in Azure",
  stillInForce: "Rules that still hold",
};

const roles: Readonly<Record<string, string>> = {
  read: "Read the value",
  see: "See which secrets there are",
};

/** Said elsewhere in the panel, or of use to programs only. */
const quiet: ReadonlySet<string> = new Set([
  ...["requester", "holder", "secrets", "asked", "filter", "startedAt", "endsAt", "texts"],
  ...["read", "readAt", "arrivedAt", "nearest"],
]);

const states: Readonly<Record<string, string>> = {
  pending: "Waiting for a decision",
  approved: "Approved",
  declined: "Declined",
  withdrawn: "Withdrawn",
  lapsed: "Lapsed",
  scheduled: "Begins later",
  provisioning: "Being opened",
  active: "Open",
  ending: "Being ended",
  ended: "Ended",
  failed: "Failed",
};

const choices: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  role: roles,
  status: states,
  decision: { approve: "Approve", decline: "Decline" },
  basis: {
    grant: "An access from here",
    service: "A right of the program itself",
    unexplained: "Nothing that is known here",
  },
  because: {
    "no-grant": "Nobody was given access to it here",
    "before-start": "Their access began later",
    "after-end": "Their access had ended",
    nobody: "Key Vault does not say who it was",
  },
  format: { jsonl: "JSON lines", csv: "Table (CSV)" },
};

const textOf = (name: string, value: string): string => {
  const duration = safeParse(Duration, value);
  return duration.success ? durationWords(duration.data) : (choices[name]?.[value] ?? value);
};

const valueOf = (name: string, value: unknown): string | undefined => {
  if (value === undefined || value === null || value === "") return undefined;
  if (typeof value === "boolean") return value ? "Yes" : undefined;
  if (typeof value === "string") return textOf(name, value);
  if (typeof value === "number") return value.toLocaleString("en");
  if (Array.isArray(value)) {
    return value.flatMap((one: unknown) => valueOf(name, one) ?? []).join(", ") || undefined;
  }
  return JSON.stringify(value);
};

/** What else an entry says, as names and texts: first what a person asks first. */
export const dataFacts = ({ data }: AuditEntry): (readonly [string, string])[] => {
  const names = [...new Set([...Object.keys(titles), ...Object.keys(data)])];
  return names.flatMap((name) => {
    const said = quiet.has(name) ? undefined : valueOf(name, data[name]);
    return said === undefined ? [] : [[titles[name] ?? name, said] as const];
  });
};

/** Instants of an entry, for the person's own clock. */
export const timesOf = ({ data }: AuditEntry): (readonly [string, string | undefined])[] => {
  const { startedAt, endsAt, readAt, nearest } = data;
  return [
    ["Read at", typeof readAt === "string" ? readAt : undefined],
    ["Their nearest access", typeof nearest === "string" ? nearest : undefined],
    ["Began", typeof startedAt === "string" ? startedAt : undefined],
    ["Ends", typeof endsAt === "string" ? endsAt : undefined],
  ];
};

/** What people wrote; of what was erased that it was. */
const textTitles: Readonly<Record<string, string>> = {
  reason: "Reason",
  comment: "Comment",
  ticket: "Ticket",
  search: "Searched for",
};

export const textTitle = (name: string): string => textTitles[name] ?? name;
