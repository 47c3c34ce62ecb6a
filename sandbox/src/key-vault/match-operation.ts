import { operations, type Operation } from "./operations.ts";

export interface Matched {
  readonly operation: Operation;
  readonly name: string;
  readonly version: string;
}

const patterns = operations.map((operation) => ({
  operation,
  segments: operation.path.split("/"),
}));
const collections = new Set(operations.map((operation) => operation.path.split("/")[0]));

function bind(
  segments: readonly string[],
  path: readonly string[],
): { name: string; version: string } | undefined {
  const optional = segments.at(-1) === ":version" ? 1 : 0;
  if (path.length > segments.length || path.length < segments.length - optional) return undefined;
  const bound = { name: "", version: "" };
  for (const [at, segment] of segments.entries()) {
    const given = path[at] ?? "";
    if (segment === ":name") bound.name = given;
    else if (segment === ":version") bound.version = given;
    else if (segment !== given.toLowerCase()) return undefined;
  }
  return bound;
}

export function matchOperation(method: string, path: readonly string[]): Matched | undefined {
  for (const { operation, segments } of patterns) {
    const bound = operation.method === method ? bind(segments, path) : undefined;
    if (bound) return { operation, ...bound };
  }
  return undefined;
}

/** A path of this service, though not with this method. */
export function isKnownPath(path: readonly string[]): boolean {
  return collections.has((path[0] ?? "").toLowerCase());
}
