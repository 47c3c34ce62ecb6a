export interface Clause {
  readonly name: string;
  readonly file: string;
}

export interface Count {
  readonly service: string;
  readonly clauses: number;
  /** No source is known for them, and their names say so. */
  readonly believed: number;
}

/** By how the names of the test files begin. */
const services: readonly (readonly [service: string, begins: RegExp])[] = [
  ["Entra ID", /^entra/],
  ["Managed identities", /^managed-identity/],
  ["Graph", /^graph/],
  ["Key Vault", /^key-vault/],
  ["Azure Resource Manager", /^arm/],
  ["Log Analytics", /^log-analytics/],
  ["Blob Storage", /^blobs/],
  ["GitHub", /^github/],
  ["Azure Automation", /^automation/],
  ["Event Grid", /^event-grid/],
  ["Several, by Debian's Python SDKs", /^python/],
  ["Teams host, by teams-js", /^teams-js/],
  ["Network, clock, faults, restart", /^(network|control|restart)/],
];

/** @throws Error for a test file that belongs to no service */
export function countClauses(clauses: readonly Clause[]): readonly Count[] {
  const counts = new Map(services.map(([service]) => [service, { clauses: 0, believed: 0 }]));
  for (const { name, file } of clauses) {
    const base = file.split(/[\\/]/).at(-1) ?? "";
    const service = services.find(([, begins]) => begins.test(base))?.[0] ?? "";
    const count = counts.get(service);
    if (!count) throw new Error(`${base} belongs to no service`);
    count.clauses += 1;
    if (/\bbelieved\b/i.test(name)) count.believed += 1;
  }
  return [...counts].map(([service, count]) => ({ service, ...count }));
}
