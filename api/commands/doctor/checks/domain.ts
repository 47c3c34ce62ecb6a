import { operations, Settings } from "@vault-tab/contract";
import type { Check } from "../check.ts";
import { failed, type Finding, ok, warning } from "../finding.ts";
import type { Patient } from "../patient.ts";

const TIME_LIMIT = 10_000;

export const domain: Check = {
  name: "domain",
  title: "The tab's domain leads to this service",
  examine: async (patient) => [await look(patient)],
};

const look = async ({ config }: Patient): Promise<Finding> => {
  const about = config.appIdUri.split("/")[2] ?? "";
  const url = `https://${about}${operations.getSettings.path}`;
  const answer = await settingsAt(url);
  if (!answer) {
    return warning({
      about,
      found: `${url} gives no settings of ours`,
      means:
        "From here nobody could open the tab: the service may be down, or DNS, certificate or ingress are not right.",
      remedy: `curl -v ${url}; then the container app's ingress, custom domain and logs.`,
    });
  }
  const other = (
    [
      ["TENANT_ID", answer.tenantId, config.tenantId],
      ["CLIENT_ID", answer.clientId, config.clientId],
      ["TEAMS_APP_ID", answer.teamsAppId, config.teamsAppId],
    ] as const
  ).find(([, is, wanted]) => is !== wanted);
  if (!other) return ok("Answers with the same ids", about);
  const [name, is, wanted] = other;
  return failed({
    about,
    found: `The service there has ${name} ${is}, here it is ${wanted}`,
    means: "Another installation answers under this domain, or it runs with older settings.",
    remedy: `Set ${name} alike in both and restart the service, or correct the domain in APP_ID_URI.`,
  });
};

const settingsAt = async (url: string): Promise<Settings | undefined> => {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(TIME_LIMIT) });
    const body: unknown = await response.json();
    return Settings.parse(body);
  } catch {
    return undefined;
  }
};
