import type { Check } from "../check.ts";
import { queryIdOf, readDiagnostics } from "../diagnostics.ts";
import { failed, type Finding, ok, unchecked, warning } from "../finding.ts";
import type { Patient } from "../patient.ts";
import { type NamedVault, readVault, vaultsOf } from "../read-vault.ts";

export const diagnosticSettings: Check = {
  name: "diagnostic-settings",
  title: "Each vault sends its audit events to the workspace that is followed",
  examine: async (patient) => {
    const { role, logs } = patient.config;
    if (!logs) return role === "web" ? [ok("The worker follows the log")] : [];
    const looks = vaultsOf(patient.config).map((vault) => look(patient, vault, logs.workspaceId));
    return (await Promise.all(looks)).flat();
  },
};

/** A vault that is not there is told of by "vault-settings". */
const look = async (
  patient: Patient,
  vault: NamedVault,
  workspaceId: string,
): Promise<readonly Finding[]> => {
  const answer = await readDiagnostics(patient, vault);
  if (answer.is === "missing") return [];
  if (answer.is !== "found") return [notReadable(vault)];
  const { settings } = answer;
  if (settings.length === 0) return [await logsNowhere(patient, vault)];
  const ids = await Promise.all(settings.map(({ workspace }) => queryIdOf(patient, workspace)));
  if (ids.includes(workspaceId)) return [ok("To the workspace that is followed", vault.name)];
  if (ids.includes(undefined)) {
    return [
      unchecked({
        about: vault.name,
        found: "Logs to a workspace that none of our identities may read",
        means: "Whether it is the one that is followed is not known.",
        remedy: `Compare LOGS_WORKSPACE_ID with: az monitor log-analytics workspace show --ids ${settings[0]?.workspace ?? ""} --query customerId`,
      }),
    ];
  }
  return [
    failed({
      about: vault.name,
      found: `Logs to ${settings.map(({ workspace }) => workspace).join(", ")}, which is not LOGS_WORKSPACE_ID`,
      means: "Reads of this vault are not known.",
      remedy: `Set LOGS_WORKSPACE_ID=${ids[0] ?? ""}, or send the vault's logs to the other one too: ${create(vault)}`,
    }),
  ];
};

const create = ({ resourceId }: NamedVault): string =>
  `az monitor diagnostic-settings create --name audit-to-workspace --resource ${resourceId} --workspace WORKSPACE_RESOURCE_ID --export-to-resource-specific true --logs '[{"category":"AuditEvent","enabled":true}]'`;

const notReadable = (vault: NamedVault): Finding =>
  unchecked({
    about: vault.name,
    found: "Its diagnostic settings can't be read from here",
    means: "Whether its reads are logged is not known.",
    remedy:
      "Give the web identity Reader on the vault, or look at the vault's Diagnostic settings in the portal.",
  });

/** Where roles do not count nothing is granted, so no grant explains a read there. */
const logsNowhere = async (patient: Patient, vault: NamedVault): Promise<Finding> => {
  const answer = await readVault(patient, vault);
  const shownOnly = answer.is === "found" && answer.properties.enableRbacAuthorization !== true;
  const words = {
    about: vault.name,
    found: "Sends its audit events to no workspace",
    means: "Nobody knows who reads values in it, and no old version is retired by silence.",
    remedy: create(vault),
  };
  return shownOnly ? warning(words) : failed(words);
};
