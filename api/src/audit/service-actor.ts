import type { EntryActor } from "./new-entry.ts";

/** The service itself, where nobody asked for what it did. */
export const theService: EntryActor = { kind: "service", id: "vault-tab-web" };
