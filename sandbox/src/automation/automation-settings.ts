import { changeableSettings } from "../changeable-settings.ts";

export interface AutomationSettings {
  /** Seconds until a job runs, and from one of its steps to the next. */
  readonly queueSeconds: number;
  readonly stepSeconds: number;
  /** How many an account takes within 30 seconds. */
  readonly jobsPerWindow: number;
}

/** learn.microsoft.com/azure/automation/automation-subscription-limits-faq, "Process automation". */
export const automationSettings = changeableSettings<AutomationSettings>("automation-settings", {
  queueSeconds: 9,
  stepSeconds: 4,
  jobsPerWindow: 100,
});
