import { changeableSettings } from "../changeable-settings.ts";

export interface GitHubSettings {
  /** `details`: a dispatch may ask for the run's id (2026). `nothing`: an older server, which knows no such field. */
  readonly dispatch: "details" | "nothing";
  /** Seconds until a runner takes a run, and for each step of its job. */
  readonly queueSeconds: number;
  readonly stepSeconds: number;
  readonly requestsPerHour: number;
  /** Of all requests: a question is one point, what changes something five. */
  readonly pointsPerMinute: number;
  readonly creationsPerMinute: number;
  readonly creationsPerHour: number;
  /** Both are documented for the secondary limits. */
  readonly secondaryStatus: 403 | 429;
}

/** Limits: docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api. */
export const githubSettings = changeableSettings<GitHubSettings>("github-settings", {
  dispatch: "details",
  queueSeconds: 5,
  stepSeconds: 4,
  requestsPerHour: 5000,
  pointsPerMinute: 900,
  creationsPerMinute: 80,
  creationsPerHour: 500,
  secondaryStatus: 403,
});
