import { readFileSync } from "node:fs";
import * as z from "zod/mini";
import type { Check } from "../check.ts";
import { failed, type Finding, ok, unchecked } from "../finding.ts";
import type { Patient } from "../patient.ts";

/** https://learn.microsoft.com/microsoft-365/extensibility/schema/root */
const Tab = z.object({ contentUrl: z.optional(z.string()) });
const Manifest = z.object({
  id: z.string(),
  validDomains: z._default(z.array(z.string()), []),
  webApplicationInfo: z.object({ id: z.string(), resource: z.string() }),
  staticTabs: z._default(z.array(Tab), []),
  configurableTabs: z._default(z.array(z.object({ configurationUrl: z.string() })), []),
  authorization: z.optional(
    z.object({
      permissions: z.optional(
        z.object({
          resourceSpecific: z._default(z.array(z.object({ name: z.string() })), []),
        }),
      ),
    }),
  ),
});
type Manifest = z.infer<typeof Manifest>;

/** What installing the app in a team gives the registration (docs/security.md). */
const PERMISSIONS = ["TeamsActivity.Send.User"];

const again = (file: string): string =>
  `Correct it in the environment's file in env/, render and upload the package again (npx atk teamsapp package, Teams admin center > Manage apps > Update). Read: ${file}`;

export const manifest: Check = {
  name: "manifest",
  title:
    "The Teams app's manifest and the configuration name the same app, registration and domain",
  examine: async (patient) => {
    const { manifestFile: file } = patient;
    try {
      return judge(
        patient,
        Manifest.parse(JSON.parse(filled(patient, readFileSync(file, "utf8")))),
      );
    } catch (cause) {
      const found =
        cause instanceof Error && "code" in cause
          ? `Can't be read (${String(cause.code)})`
          : "Is no manifest of a Teams app";
      return [
        unchecked({
          about: file,
          found,
          means: "Whether Teams and the service speak of the same app is not known.",
          remedy: "Add --manifest FILE with the manifest.json of the package that was uploaded.",
        }),
      ];
    }
  },
};

/** The template is filled as the toolkit would fill it; a rendered one has nothing to fill. */
const filled = ({ config, tabDomain }: Patient, text: string): string => {
  const values: Readonly<Record<string, string>> = {
    TEAMS_APP_ID: config.teamsAppId,
    CLIENT_ID: config.clientId,
    TAB_DOMAIN: tabDomain ?? domainOf(config),
  };
  return text.replace(/\$\{\{(\w+)\}\}/g, (whole, name: string) => values[name] ?? whole);
};

const domainOf = ({ appIdUri }: Patient["config"]): string => appIdUri.split("/")[2] ?? "";

const judge = (patient: Patient, found: Manifest): readonly Finding[] => {
  const { config, manifestFile } = patient;
  const domain = domainOf(config);
  const hosts = [
    ...found.staticTabs.flatMap(({ contentUrl }) => contentUrl ?? []),
    ...found.configurableTabs.map(({ configurationUrl }) => configurationUrl),
  ].map((url) => (URL.canParse(url) ? new URL(url).host : url));
  const given = found.authorization?.permissions?.resourceSpecific.map(({ name }) => name) ?? [];
  const missing = PERMISSIONS.filter((name) => !given.includes(name));
  const ids: readonly (readonly [string, string, string, string])[] = [
    ["id", found.id, config.teamsAppId, "TEAMS_APP_ID"],
    ["webApplicationInfo.id", found.webApplicationInfo.id, config.clientId, "CLIENT_ID"],
    [
      "webApplicationInfo.resource",
      found.webApplicationInfo.resource,
      config.appIdUri,
      "APP_ID_URI",
    ],
  ];
  const faults = [
    ...ids.flatMap(([about, is, wanted, variable]) =>
      is === wanted ? [] : [{ about, found: `Is ${is}, and ${variable} is ${wanted}` }],
    ),
    ...(found.validDomains.includes(domain)
      ? []
      : [{ about: "validDomains", found: `Does not hold ${domain}, the domain of APP_ID_URI` }]),
    ...hosts
      .filter((host) => host !== domain)
      .slice(0, 1)
      .map((host) => ({
        about: "contentUrl",
        found: `Opens ${host}, and APP_ID_URI names ${domain}`,
      })),
    ...missing.map((name) => ({ about: "authorization", found: `Does not ask for ${name}` })),
  ];
  if (faults.length === 0) return [ok("The same app, registration and domain")];
  return faults.map((fault) =>
    failed({
      ...fault,
      means:
        fault.about === "authorization"
          ? "Nobody is told in Teams of what waits for them."
          : "Teams opens another tab than this, or gets no token for it.",
      remedy: again(manifestFile),
    }),
  );
};
