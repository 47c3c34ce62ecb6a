import { AuditFilter, type AuditEntry } from "@vault-tab/contract";
import { safeParse } from "../../data/parsing.ts";
import { dayBegins, isDay } from "../../ui/local-fields.ts";
import { isTopic, topics } from "./topics.ts";

/** What is looked for; an empty text is no filter. */
export interface ActivityFilters {
  readonly q: string;
  readonly topic: string;
  readonly person: string;
  readonly vault: string;
  /** The first day and the last, in the person's own zone. */
  readonly from: string;
  readonly to: string;
  /** Everything about one request. */
  readonly request: string;
}

export const noFilters: ActivityFilters = {
  ...{ q: "", topic: "", person: "", vault: "", from: "", to: "", request: "" },
};

export const isFiltered = (filters: ActivityFilters): boolean =>
  Object.values(filters).some((value) => value !== "");

/** What is not valid is left out: an old address still opens the log. */
export function filtersFromSearch(text: string): ActivityFilters {
  const search = new URLSearchParams(text);
  const valid = (name: keyof ActivityFilters, isValid: (value: string) => boolean): string => {
    const value = search.get(name) ?? "";
    return isValid(value) ? value : "";
  };
  const asked = (name: "q" | "person" | "vault" | "request") =>
    valid(name, (value) => safeParse(AuditFilter.shape[name], value).success);
  return {
    ...{ q: asked("q"), person: asked("person"), vault: asked("vault"), request: asked("request") },
    ...{ topic: valid("topic", isTopic), from: valid("from", isDay), to: valid("to", isDay) },
  };
}

/** The address with these filters; what else stands in it stays. */
export function searchWith(text: string, filters: ActivityFilters): string {
  const search = new URLSearchParams(text);
  for (const [name, value] of Object.entries<string>({ ...filters })) {
    if (value === "") search.delete(name);
    else search.set(name, value);
  }
  return search.toString();
}

/** As the service is asked: the last day is asked for to its end. */
export const askedOf = (filters: ActivityFilters): AuditFilter => {
  const { q, topic, person, vault, from, to, request } = filters;
  return {
    type: isTopic(topic) ? [...topics[topic].types] : undefined,
    ...(q.trim() && { q: q.trim() }),
    ...(person && { person }),
    ...(vault && { vault }),
    ...(request && { request }),
    ...(from && { from: dayBegins(from).toISOString() }),
    ...(to && { to: dayBegins(to, 1).toISOString() }),
  };
};

export const vaultsIn = (entries: readonly AuditEntry[]): readonly string[] =>
  [...new Set(entries.flatMap(({ subject }) => subject.vault ?? []))].toSorted();
