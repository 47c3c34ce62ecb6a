import { useQuery } from "@tanstack/react-query";
import type { AuditEntry } from "@vault-tab/contract";
import { useClient } from "./client-context.ts";

export interface Named {
  readonly value: string;
  readonly title: string;
}

/** Everybody of whom these entries tell, by name. */
export const peopleIn = (entries: readonly AuditEntry[]): readonly Named[] => {
  const people = new Map<string, string>();
  const note = (id: unknown, name: unknown) => {
    if (typeof id === "string" && typeof name === "string") people.set(id, name);
  };
  for (const { actor, data } of entries) {
    if (actor.kind !== "service") note(actor.id, actor.name);
    note(data["requester"], data["requesterName"]);
    note(data["holder"], data["holderName"]);
  }
  return [...people].map(([value, title]) => ({ value, title }));
};

/** Each person once, by the newest name, in the order of names. */
export const mergedPeople = (known: readonly Named[], more: readonly Named[]): readonly Named[] => {
  const people = new Map([...known, ...more].map((one) => [one.value, one]));
  return [...people.values()].toSorted((one, other) => one.title.localeCompare(other.title));
};

/** How many entries are looked through for names. */
const LOOK = 200;

/** Those of whom the newest entries tell, for admins and auditors to choose from. */
export function usePeopleInLog(enabled: boolean) {
  const client = useClient();
  return useQuery({
    queryKey: ["mine", "activity", "people"],
    queryFn: async ({ signal }) => {
      const { items } = await client("listAuditEntries", { query: { limit: LOOK } }, signal);
      return mergedPeople([], peopleIn(items));
    },
    enabled,
  });
}
