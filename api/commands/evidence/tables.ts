import type { AuditBody } from "@vault-tab/contract";
import { csvCell } from "../../src/audit/export-line.ts";
import type { LogLine } from "./log-lines.ts";

type Cells = readonly (string | undefined)[];

/** One question of an audit, answered by the entries of these types. */
export interface EvidenceTable {
  readonly file: string;
  readonly title: string;
  readonly columns: readonly string[];
  readonly types: readonly string[];
  readonly cells: (entry: AuditBody) => Cells;
}

const said = ({ data }: AuditBody, name: string): string | undefined => {
  const value = data[name];
  if (value === undefined || value === null) return undefined;
  return typeof value === "string" ? value : JSON.stringify(value);
};

const secretsOf = (entry: AuditBody): string | undefined =>
  entry.subject.secret ?? said(entry, "secrets") ?? undefined;

const told = (entry: AuditBody, ...names: readonly string[]): Cells =>
  names.map((name) => said(entry, name));

export const evidenceTables: readonly EvidenceTable[] = [
  {
    file: "requests.csv",
    title: "Who asked",
    columns: ["asked by", "object id", "vault", "secret", "request", "role", "for how long"],
    types: ["access-requested", "access-request-refused", "break-glass-used"],
    cells: (entry) => [
      ...told(entry, "requesterName", "requester"),
      ...[entry.subject.vault, secretsOf(entry), entry.subject.request],
      ...told(entry, "role", "duration"),
    ],
  },
  {
    file: "decisions.csv",
    title: "Who decided, by which rules",
    columns: ["decided by", "object id", "decision", "asked by", "request", "rule", "rules"],
    types: [
      ...["access-request-decided", "automatic-approval", "approvals-complete"],
      ...["break-glass-signed-off", "rules-loaded"],
    ],
    cells: (entry) => [
      ...[entry.actor.name ?? entry.actor.kind, entry.actor.id],
      ...[said(entry, "decision"), said(entry, "requesterName"), entry.subject.request],
      ...[said(entry, "by"), said(entry, "rules") ?? said(entry, "hash")],
    ],
  },
  {
    file: "grants.csv",
    title: "What Azure granted",
    columns: [
      ...["holder", "object id", "vault", "secret", "grant", "request", "role"],
      ...["role assignment", "began", "ends", "because"],
    ],
    types: [
      ...["grant-opened", "grant-ended", "grant-failed", "grant-removed-outside"],
      ...["grant-extended", "grant-alarmed", "orphan-found"],
    ],
    cells: (entry) => [
      ...told(entry, "holderName", "holder"),
      ...[entry.subject.vault, entry.subject.secret, entry.subject.grant, entry.subject.request],
      ...told(entry, "role", "assignment", "startedAt", "endsAt", "because"),
    ],
  },
  {
    file: "reads.csv",
    title: "Who read",
    columns: [
      ...["reader", "object id", "kind", "vault", "secret", "version", "read at"],
      ...["allowed by", "grant", "because", "client", "address"],
    ],
    types: ["secret-read", "unexplained-read"],
    cells: (entry) => [
      ...[entry.actor.name, entry.actor.id, entry.actor.kind],
      ...[entry.subject.vault, entry.subject.secret, ...told(entry, "version", "readAt", "basis")],
      ...[entry.subject.grant, ...told(entry, "because", "client", "address")],
    ],
  },
  {
    file: "rotations.csv",
    title: "What was rotated",
    columns: ["by", "object id", "vault", "secret", "what is told", "because"],
    types: [
      ...["rotation-started", "rotation-succeeded", "rotation-failed", "rotation-cancelled"],
      ...["old-version-retired", "old-version-kept", "old-version-out-of-use"],
    ],
    cells: (entry) => [
      ...[entry.actor.name ?? entry.actor.kind, entry.actor.id],
      ...[entry.subject.vault, entry.subject.secret],
      ...[JSON.stringify(entry.data), said(entry, "because")],
    ],
  },
  {
    file: "refusals.csv",
    title: "What was refused",
    columns: ["who", "object id", "vault", "secret", "operation", "code", "because"],
    types: ["operation-refused", "access-request-refused", "rotation-refused"],
    cells: (entry) => [
      ...[entry.actor.name, entry.actor.id, entry.subject.vault, secretsOf(entry)],
      ...told(entry, "operation", "code", "because"),
    ],
  },
];

/** What every line of every table begins with: where it stands in the chain. */
const COMMON = ["sequence", "hash", "at", "type"];

export const headOf = ({ columns }: EvidenceTable): string => row([...COMMON, ...columns]);

export const rowOf = ({ line }: LogLine, entry: AuditBody, table: EvidenceTable): string =>
  row([String(line.sequence), line.hash, entry.at, entry.type, ...table.cells(entry)]);

const row = (cells: Cells): string => `${cells.map((cell) => csvCell(cell ?? "")).join(",")}\r\n`;
