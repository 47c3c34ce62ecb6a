import type { Actor } from "./actor.ts";

/** Who sees everything, and decides on nothing by that. An agent never does. */
export const isOverseer = ({ kind, roles }: Pick<Actor, "kind" | "roles">): boolean =>
  kind === "person" && roles.length > 0;
