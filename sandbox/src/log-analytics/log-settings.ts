import { changeableSettings } from "../changeable-settings.ts";

export interface LogSettings {
  /** Until a line is in the workspace: resource logs take 3 to 10 minutes in Azure (azure-monitor/logs/data-ingestion-time.md). */
  readonly delaySeconds: number;
  /** By how much one line may take longer than another, so that they come in another order. */
  readonly spreadSeconds: number;
  /** Nothing comes; what was held back comes after the silence. */
  readonly silent: boolean;
  /** Of one reply; learn.microsoft.com/azure/azure-monitor/service-limits#query-api */
  readonly rows: number;
}

/** Shorter than in Azure: a person who tries it out is not to wait for minutes. */
export const logSettings = changeableSettings<LogSettings>("log-settings", {
  delaySeconds: 5,
  spreadSeconds: 5,
  silent: false,
  rows: 500_000,
});
