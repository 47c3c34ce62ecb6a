import type { HealthStatus, StandingFilter } from "@vault-tab/contract";

export const healthWords = {
  expired: "Expired",
  expiring: "Expires soon",
  "not-rotated": "Not rotated",
  "no-owner": "No owner",
  disabled: "Disabled",
  healthy: "Healthy",
} as const satisfies Record<HealthStatus, string>;

export const standingWords = {
  overdue: "Overdue",
  "due-soon": "Due within 30 days",
  waiting: "Waits for approval",
  "no-plan": "No plan",
  read: "Read since rotation",
} as const satisfies Record<StandingFilter, string>;

const number = (value: number, locale: string): string =>
  new Intl.NumberFormat(locale).format(value);

export interface Counted {
  /** Rows that are here. */
  readonly loaded: number;
  /** Rows that the filters let through, where the service knows. */
  readonly total: number | undefined;
  /** Rows without any filter, where that is known. */
  readonly all: number | undefined;
  readonly filtered: boolean;
}

/** "142 of 10,000", "10,000 secrets", "200 so far". */
export function countWords({ loaded, total, all, filtered }: Counted, locale: string): string {
  if (total === undefined) return `${number(loaded, locale)} so far`;
  if (filtered && all !== undefined) return `${number(total, locale)} of ${number(all, locale)}`;
  return total === 1 ? "1 entry" : `${number(total, locale)} entries`;
}

const list = (names: readonly string[]): string =>
  new Intl.ListFormat("en", { type: "conjunction" }).format(names);

/** Said alike of a vault that does not exist and of one that this person may not see. */
export const unseenWords = (vaults: readonly string[]): string =>
  `You can’t see ${list(vaults)} yet.`;

export const readerWords =
  "Azure shows the metadata of secrets to people with the role Key Vault Reader.";
