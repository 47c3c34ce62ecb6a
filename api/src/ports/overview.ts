import type { DayFigures, Overview } from "@vault-tab/contract";

/** What is counted in the database. Days on which nothing happened are left out. */
export interface Counted extends Omit<Overview, "days" | "roleAssignments" | "orphans"> {
  readonly days: readonly DayFigures[];
}

/** The database in figures. */
export interface Figures {
  /**
   * @param since from when on what is told by day, vault and secret counts
   * @param askedSince the oldest that can have been decided on since then
   */
  count(since: Date, askedSince: Date): Promise<Counted>;
}

/** How many role assignments a subscription has, and how many Azure lets it have. */
export interface AssignmentQuota {
  /** Undefined while Azure does not say. Never fails: it is no reason to show nothing. */
  read(): Promise<Overview["roleAssignments"]>;
}
