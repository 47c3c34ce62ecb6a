/** The pattern that Express has matched, never the address. */
export const routeOf = (route: unknown): string =>
  typeof route === "object" && route !== null && "path" in route ? String(route.path) : "none";
