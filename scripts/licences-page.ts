import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod/mini";
import { root } from "./root.ts";

export const licencesPage = join(root, "docs", "licences.md");

/** Those that ask for no more of whoever passes a copy on than to keep a notice. */
export const allowedLicences: ReadonlySet<string> = new Set([
  ...["0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause"],
  ...["BlueOak-1.0.0", "ISC", "MIT", "Unlicense"],
]);

/** Packages that say it in npm's older form, which npm does not read; taken from the licence file in each. */
const readByHand: Readonly<Record<string, string>> = {
  "cldrjs@0.5.5": "MIT",
  "jspath@0.4.0": "MIT",
  "limiter@1.1.5": "MIT",
};

/** By folder in the lock; the root has the runtime itself. */
const parts = { "": "all", api: "service", tabs: "tab", sandbox: "sandbox" };

const Names = z._default(z.record(z.string(), z.string()), {});
const Entry = z.object({
  version: z.optional(z.string()),
  license: z._default(z.string(), ""),
  link: z._default(z.boolean(), false),
  resolved: z._default(z.string(), ""),
  dependencies: Names,
  optionalDependencies: Names,
  peerDependencies: Names,
});
const Lock = z.object({ packages: z.record(z.string(), Entry) });
type Packages = z.infer<typeof Lock>["packages"];

export interface Licensed {
  readonly name: string;
  readonly licence: string;
  readonly parts: readonly string[];
}

/** As Node looks for a package: beside whoever asks, then further up. */
function folderOf(packages: Packages, from: string, name: string): string | undefined {
  const beside = `${from}${from && "/"}node_modules/${name}`;
  if (packages[beside]) return packages[beside].link ? packages[beside].resolved : beside;
  return from
    ? folderOf(packages, from.slice(0, from.lastIndexOf("/") + 1).replace(/\/$/, ""), name)
    : undefined;
}

/**
 * The folder of everything under one part at run time. `npm sbom --omit=dev` would say it too, but leaves out
 * what another workspace needs for development (npm 11).
 */
function under(packages: Packages, folder: string, seen = new Set<string>()): Set<string> {
  const { dependencies, optionalDependencies, peerDependencies } = Entry.parse(packages[folder]);
  for (const name of Object.keys({
    ...dependencies,
    ...optionalDependencies,
    ...peerDependencies,
  })) {
    const found = folderOf(packages, folder, name);
    if (found === undefined || seen.has(found)) continue;
    under(packages, found, seen.add(found));
  }
  return seen;
}

/** Each package that runs in the service, the tab or the sandbox, on any platform; the network is not asked. */
export function runtimeLicences(): Licensed[] {
  const { packages } = Lock.parse(
    JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")),
  );
  const found = new Map<string, Licensed>();
  for (const [part, told] of Object.entries(parts)) {
    for (const folder of under(packages, part)) {
      const { version = "", license } = Entry.parse(packages[folder]);
      const [, name] = /node_modules\/((?:@[^/]+\/)?[^/]+)$/.exec(folder) ?? [];
      if (name === undefined) continue;
      const id = `${name}@${version}`;
      const before = found.get(id)?.parts ?? [];
      found.set(id, {
        name: id,
        licence: license || (readByHand[id] ?? "unknown"),
        parts: before.includes(told) ? before : [...before, told],
      });
    }
  }
  return [...found.values()].sort((one, other) => (one.name < other.name ? -1 : 1));
}

const row = (cells: readonly string[], widths: readonly number[]): string =>
  `| ${cells.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(" | ")} |`;

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((_, at) => Math.max(...[head, ...rows].map((r) => r[at]?.length ?? 0)));
  const line = widths.map((width) => "-".repeat(width));
  return [head, line, ...rows].map((cells) => row(cells, widths)).join("\n");
}

export function writtenLicences(licensed: readonly Licensed[]): string {
  const counts = new Map<string, number>();
  for (const { licence } of licensed) counts.set(licence, (counts.get(licence) ?? 0) + 1);
  const totals = [...counts].sort(([, one], [, other]) => other - one);
  return `# Licences

Written by \`npm run licences\` from the lock file; \`tests/architecture/licences.test.ts\` fails where it is stale or a
licence is not among those that are allowed (\`scripts/licences-page.ts\`). Every package that runs in the service, the tab or
the sandbox, those included that others bring, on whatever platform. Why each direct one is there, and what the
licences ask for: [dependencies.md](dependencies.md).

${table(
  ["licence", "packages"],
  totals.map(([licence, count]) => [licence, `${count}`]),
)}

${table(
  ["package", "licence", "runs in"],
  licensed.map(({ name, licence, parts: where }) => [`\`${name}\``, licence, where.join(", ")]),
)}
`;
}
