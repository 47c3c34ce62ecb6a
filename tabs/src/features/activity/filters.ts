import type { AuditEntry, AuditFilter } from "@vault-tab/contract";
import { isTopic, topics } from "./topics.ts";

const HOUR = 3_600_000;

export const spans = {
  hour: { title: "Last hour", length: HOUR },
  day: { title: "Last 24 hours", length: 24 * HOUR },
  week: { title: "Last 7 days", length: 7 * 24 * HOUR },
  month: { title: "Last 30 days", length: 30 * 24 * HOUR },
} as const;

const isSpan = (name: string): name is keyof typeof spans => name in spans;

/** What is looked for; an empty text is no filter. */
export interface ActivityFilters {
  readonly q: string;
  readonly topic: string;
  readonly person: string;
  readonly vault: string;
  readonly span: string;
  /** Everything about one request. */
  readonly request: string;
}

export const noFilters: ActivityFilters = {
  ...{ q: "", topic: "", person: "", vault: "", span: "", request: "" },
};

export const isFiltered = (filters: ActivityFilters): boolean =>
  Object.values(filters).some((value) => value !== "");

/** As the service is asked. The beginning of a span is of its minute, so that it stays one question. */
export const askedOf = (filters: ActivityFilters, now: number): AuditFilter => {
  const { q, topic, person, vault, span, request } = filters;
  const minute = Math.floor(now / 60_000) * 60_000;
  return {
    type: isTopic(topic) ? [...topics[topic].types] : undefined,
    ...(q.trim() && { q: q.trim() }),
    ...(person && { person }),
    ...(vault && { vault }),
    ...(request && { request }),
    ...(isSpan(span) && { from: new Date(minute - spans[span].length).toISOString() }),
  };
};

export const vaultsIn = (entries: readonly AuditEntry[]): readonly string[] =>
  [...new Set(entries.flatMap(({ subject }) => subject.vault ?? []))].toSorted();
