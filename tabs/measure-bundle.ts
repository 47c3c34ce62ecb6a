/** `node tabs/measure-bundle.ts`: what a person loads before the first rows, and what is in it. */
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build, type Rolldown } from "vite";

const KIB = 1024;
const LIMIT = 300 * KIB;

type Chunk = Rolldown.OutputChunk;

async function chunks(): Promise<ReadonlyMap<string, Chunk>> {
  const built = await build({
    configFile: fileURLToPath(new URL("vite.config.ts", import.meta.url)),
    logLevel: "warn",
    build: { write: false },
  });
  const outputs = [built].flat().flatMap((one) => ("output" in one ? one.output : []));
  return new Map(outputs.flatMap((one) => (one.type === "chunk" ? [[one.fileName, one]] : [])));
}

/** The chunk of a module with every chunk that it imports at once; what is lazy stays out. */
function closure(all: ReadonlyMap<string, Chunk>, entry: string): readonly Chunk[] {
  const found = new Set<string>();
  const visit = (file: string) => {
    if (found.has(file)) return;
    found.add(file);
    all.get(file)?.imports.forEach(visit);
  };
  const first = [...all.values()].find((chunk) => entry in chunk.modules);
  if (!first) throw new Error(`No chunk has ${entry}.`);
  visit(first.fileName);
  return [...found].flatMap((file) => all.get(file) ?? []);
}

const gzip = (chunk: Chunk): number => gzipSync(chunk.code, { level: 9 }).length;
const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);
const kib = (bytes: number): string => `${(bytes / KIB).toFixed(1).padStart(8)} KiB`;

/** The package that a module belongs to, Fluent's many as one. */
function ownerOf(module: string): string {
  const name = /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(module)?.[1];
  if (!name) return module.includes("/contract/") ? "contract" : "tabs/src";
  return name.replace(/^(@fluentui|@griffel|@tanstack)\/(?!react-icons).*/, "$1/*");
}

function contents(loaded: readonly Chunk[]): readonly (readonly [string, number])[] {
  const sizes = new Map<string, number>();
  for (const chunk of loaded) {
    for (const [module, { renderedLength }] of Object.entries(chunk.modules)) {
      const owner = ownerOf(module);
      sizes.set(owner, (sizes.get(owner) ?? 0) + renderedLength);
    }
  }
  return [...sizes].sort(([, one], [, other]) => other - one);
}

const all = await chunks();
const first = closure(all, fileURLToPath(new URL("src/main.tsx", import.meta.url)));
const total = sum(first.map(gzip));

console.log("First load, by package, before minification:");
for (const [owner, size] of contents(first)) console.log(`${kib(size)}  ${owner}`);
console.log("\nIts files, gzip -9:");
for (const chunk of first) console.log(`${kib(gzip(chunk))}  ${chunk.fileName}`);
console.log("\nLoaded when needed, gzip -9:");
for (const chunk of all.values()) {
  if (!first.includes(chunk)) console.log(`${kib(gzip(chunk))}  ${chunk.fileName}`);
}
console.log(`\nFirst load: ${kib(total).trim()} gzip of at most ${LIMIT / KIB} KiB.`);
if (total > LIMIT) process.exitCode = 1;
