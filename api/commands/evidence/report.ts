import type { AuditBody } from "@vault-tab/contract";
import { type Bar, barChart, escaped } from "./bar-chart.ts";
import { evidenceTables } from "./tables.ts";

/** What the report counts while the log goes by. */
export interface Tally {
  readonly byType: Map<string, number>;
  readonly readsBySecret: Map<string, number>;
  readonly readsByBasis: Map<string, number>;
  readonly requestsByDay: Map<string, number>;
  readonly unexplained: AuditBody[];
}

export const newTally = (): Tally => ({
  byType: new Map(),
  readsBySecret: new Map(),
  readsByBasis: new Map(),
  requestsByDay: new Map(),
  unexplained: [],
});

/** More than these stand in reads.csv alone. */
const MOST_UNEXPLAINED = 500;

const add = (counts: Map<string, number>, name: string): void => {
  counts.set(name, (counts.get(name) ?? 0) + 1);
};

export const count = (tally: Tally, entry: AuditBody): void => {
  add(tally.byType, entry.type);
  if (entry.type === "access-requested") add(tally.requestsByDay, entry.at.slice(0, 10));
  if (entry.type !== "secret-read" && entry.type !== "unexplained-read") return;
  add(tally.readsByBasis, String(entry.data["basis"]));
  add(tally.readsBySecret, `${entry.subject.secret} in ${entry.subject.vault}`);
  if (entry.type === "unexplained-read" && tally.unexplained.length < MOST_UNEXPLAINED) {
    tally.unexplained.push(entry);
  }
};

export interface Period {
  readonly from: string;
  readonly to: string;
  readonly madeAt: string;
  readonly head: { readonly sequence: number; readonly hash: string };
  readonly checkpoints: readonly string[];
}

const largest = (counts: ReadonlyMap<string, number>, most = 20): Bar[] =>
  [...counts]
    .map(([name, number]) => ({ name, count: number }))
    .toSorted((one, other) => other.count - one.count || one.name.localeCompare(other.name))
    .slice(0, most);

const inOrder = (counts: ReadonlyMap<string, number>): Bar[] =>
  [...counts]
    .map(([name, number]) => ({ name, count: number }))
    .toSorted((one, other) => one.name.localeCompare(other.name));

const section = (title: string, body: string): string =>
  `<section><h2>${escaped(title)}</h2>${body}</section>`;

const chart = (title: string, bars: readonly Bar[]): string =>
  section(title, bars.length === 0 ? "<p>None in this time.</p>" : barChart(title, bars));

const answers = ({ byType }: Tally): string => {
  const rows = evidenceTables.map(({ file, title, types }) => {
    const entries = types.reduce((sum, type) => sum + (byType.get(type) ?? 0), 0);
    return `<tr><td>${escaped(title)}</td><td><a href="${file}">${file}</a></td><td>${entries.toLocaleString("en")}</td></tr>`;
  });
  return `<table><tr><th>Question</th><th>File</th><th>Entries</th></tr>${rows.join("")}</table>`;
};

const unexplainedReads = ({ unexplained }: Tally): string => {
  if (unexplained.length === 0) return "<p>None in this time.</p>";
  const rows = unexplained.map(({ actor, subject, data }) => {
    const cells = [
      ...[String(data["readAt"]), actor.name ?? actor.id, `${subject.secret} in ${subject.vault}`],
      ...[String(data["because"]), String(data["address"] ?? "")],
    ];
    return `<tr>${cells.map((cell) => `<td>${escaped(cell)}</td>`).join("")}</tr>`;
  });
  return `<table><tr><th>When</th><th>Who</th><th>What</th><th>Because</th><th>From</th></tr>${rows.join("")}</table>`;
};

const verifying = ({ head, checkpoints }: Period): string => `
<p>The chain in <a href="log.jsonl">log.jsonl</a> goes to entry ${head.sequence}, hash <code>${escaped(head.hash)}</code>.
Of what is not of this time it has the hashes alone. Every line of every table names its entry and its hash.</p>
<p>${checkpoints.length === 0 ? "No checkpoint was put in: without one kept elsewhere, the chain shows only that it agrees with itself." : `Checkpoints: ${checkpoints.map(escaped).join(", ")}.`}</p>
<pre>npm run audit:verify -- log.jsonl ${escaped(checkpoints.map((name) => `--checkpoint checkpoints/${name}`).join(" "))} --key &lt;fingerprint&gt;</pre>
<p>What is hashed and how is written in docs/audit.md, enough to write a verifier of one's own.</p>`;

/** One page that needs nothing else: no script, no style and no picture from elsewhere. */
export const report = (tally: Tally, period: Period): string => `<!doctype html>
<html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Vault Tab: evidence ${escaped(period.from)} to ${escaped(period.to)}</title>
<style>
body{font:15px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:60rem;padding:0 1rem;color:#1b1b1b;background:#fff}
table{border-collapse:collapse;width:100%}td,th{border-bottom:1px solid #ddd;padding:.3rem .6rem;text-align:start;overflow-wrap:anywhere}
svg{max-width:100%;height:auto;font-size:12px}rect{fill:#5b5fc7}pre{white-space:pre-wrap;overflow-wrap:anywhere}
</style></head><body>
<h1>Evidence of access to secrets</h1>
<p>From ${escaped(period.from)} to ${escaped(period.to)} (UTC), made ${escaped(period.madeAt)} from the log alone.</p>
${section("Questions and answers", answers(tally))}
${chart("Requests by day", inOrder(tally.requestsByDay))}
${chart("Reads, by what allowed them", largest(tally.readsByBasis))}
${chart("Most read secrets", largest(tally.readsBySecret))}
${section("Reads that no access explains", unexplainedReads(tally))}
${chart("All entries, by type", largest(tally.byType, 60))}
${section("How to verify this", verifying(period))}
</body></html>
`;
