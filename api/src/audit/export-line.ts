import { CHAIN, type Link } from "./chain.ts";
import type { AuditFilter, EntryBody, LoggedEntry } from "./logged-entry.ts";

type Exported = Link & { readonly texts: LoggedEntry["texts"] };

/** docs/audit.md describes these lines for whoever writes a verifier. */
export const jsonlHead = (at: Date, filter: AuditFilter): string =>
  line({ format: "vault-tab-audit-1", chain: CHAIN, exportedAt: at.toISOString(), filter });

/** The body as one text: parsed and written again it might be other bytes. */
export const jsonlLine = ({ sequence, hash, body, bodyHash, texts }: Exported): string =>
  body === undefined
    ? line({ sequence, hash, bodyHash })
    : line({ sequence, hash, body, ...(texts.length > 0 ? { texts } : {}) });

const line = (value: object): string => `${JSON.stringify(value)}\n`;

const COLUMNS = [
  ...["sequence", "at", "type", "actor kind", "actor", "name", "vault", "secret"],
  ...["request", "grant", "data", "texts", "hash"],
];

export const csvHead = (): string => csv(COLUMNS);

export const csvLine = (entry: LoggedEntry, body: EntryBody): string => {
  const { at, type, actor, subject, data } = body;
  const texts = entry.texts.map(({ name, text }) => `${name}: ${text}`).join("\n");
  return csv([
    ...[String(entry.sequence), at, type, actor.kind, actor.id, actor.name, subject.vault],
    ...[subject.secret, subject.request, subject.grant, JSON.stringify(data), texts, entry.hash],
  ]);
};

const csv = (cells: readonly (string | undefined)[]): string =>
  `${cells.map((cell) => csvCell(cell ?? "")).join(",")}\r\n`;

/**
 * A spreadsheet runs what begins like a formula, quoted or not.
 * https://owasp.org/www-community/attacks/CSV_Injection
 */
export const csvCell = (text: string): string => {
  const neutral = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n']/.test(neutral) ? `"${neutral.replaceAll('"', '""')}"` : neutral;
};
