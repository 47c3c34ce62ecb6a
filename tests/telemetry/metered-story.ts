import { startStory, type Story } from "../access/story.ts";
import { findFreePort } from "../leaks/record/find-free-port.ts";
import { type AlertWatch, type Target, watchAlerts } from "./watch-alerts.ts";

/** The service with its metrics, and whoever is woken by them. */
export const startMeteredStory = (
  changes: Readonly<Record<string, string>> = {},
  more: readonly Target[] = [],
) => meter(startStory, changes, more);

/** The same of a story that tells of more. */
export const meter = async <S extends Story>(
  start: (settings: Readonly<Record<string, string>>) => Promise<S>,
  changes: Readonly<Record<string, string>> = {},
  more: readonly Target[] = [],
): Promise<{ readonly story: S; readonly alerts: AlertWatch }> => {
  const port = await findFreePort();
  const story = await start({
    ...{ METRICS_PORT: String(port), LOGS_SECONDS: "2", CHECKPOINT_SECONDS: "5" },
    ...changes,
  });
  const alerts = watchAlerts([{ job: "vault-tab", port }, ...more], {
    now: async () => Date.parse((await story.control()).now),
    advance: (duration) => story.vaultTab.control("clock", { advance: duration }),
  });
  return { story, alerts };
};
