/**
 * A scope of Azure as the segments of its path. Comparing text prefixes would let `…/vaults/kv-a` reach `…/vaults/kv-ab`;
 * names are case-insensitive, see learn.microsoft.com/azure/role-based-access-control/scope-overview.
 */
export function scopeSegments(scope: string): readonly string[] {
  return scope
    .toLowerCase()
    .split("/")
    .filter((segment) => segment !== "");
}

/** True when a right given at `outer` reaches `inner`: the same resource or one below it. */
export function reaches(outer: readonly string[], inner: readonly string[]): boolean {
  return outer.every((segment, at) => segment === inner[at]);
}

/** One spelling for each scope: a single leading slash, none at the end; `/` is the root. */
export function tidyScope(scope: string): string {
  return `/${scope
    .split("/")
    .filter((segment) => segment !== "")
    .join("/")}`;
}
