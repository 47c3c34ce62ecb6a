import { randomUUID } from "node:crypto";
import { createAskWorkspace } from "../../../src/azure/log-workspace.ts";
import { createReadLog } from "../../../src/azure/logs.ts";
import type { LogAnswer } from "../../../src/ports/read-log.ts";
import type { Check } from "../check.ts";
import { readDiagnostics } from "../diagnostics.ts";
import { giveRole } from "../expected-rights.ts";
import { failed, type Finding, ok, unchecked, warning } from "../finding.ts";
import { hasToken, type KnownIdentity } from "../known-identity.ts";
import type { Patient } from "../patient.ts";
import { type NamedVault, vaultsThere } from "../read-vault.ts";

const MINUTE = 60_000;
/** A sign of life of ours comes each minute, and takes ten to arrive (docs/reads.md). */
const LOOKED_BACK = 60 * MINUTE;
const LATE = 30 * MINUTE;
const LINES = 5_000;

export const logs: Check = {
  name: "logs",
  title: "The workspace answers, and each vault's lines still arrive there",
  examine: async (patient) => {
    if (!patient.config.logs) return [notSet(patient)];
    const identities = await readersOf(patient);
    if (!identities) return [noIdentity];
    const answer = await ask(patient, patient.config.logs, identities);
    if (!answer) return [await refused(patient, patient.config.logs)];
    const vaults = await vaultsThere(patient);
    const logging = await Promise.all(vaults.map((vault) => readDiagnostics(patient, vault)));
    return [
      ok("Answers", "LOGS_WORKSPACE_ID"),
      // Those that log nowhere are told of by "diagnostic-settings".
      ...vaults
        .filter((_, index) => logging[index]?.is !== "found" || logging[index].settings.length > 0)
        .map((vault) => arrival(patient, vault, answer)),
    ];
  },
};

const notSet = ({ config: { role } }: Patient): Finding =>
  role === "web"
    ? ok("The worker follows the log")
    : warning({
        about: "LOGS_IDENTITY_CLIENT_ID, LOGS_WORKSPACE_ID",
        found: "Not set",
        means: "Who reads which value is not known, and no old version is retired by silence.",
        remedy: "Set both, as env/.env.example says.",
      });

type Settings = NonNullable<Patient["config"]["logs"]>;

interface Readers {
  readonly reader: KnownIdentity;
  readonly beating: KnownIdentity;
}

const readersOf = async (patient: Patient): Promise<Readers | undefined> => {
  const reader = patient.identity("logs");
  const beating = patient.identity("grants") ?? patient.identity("pim");
  if (!reader || !beating) return undefined;
  const there = await Promise.all([hasToken(reader), hasToken(beating)]);
  return there.every(Boolean) ? { reader, beating } : undefined;
};

const noIdentity = unchecked({
  found: "This machine has no token of the logs identity, or of the grants identity",
  means: "Whether lines arrive is not known.",
  remedy: 'Mend what "identities" says first, or run it where the worker runs.',
});

const ask = async (
  patient: Patient,
  { workspaceId }: Settings,
  { reader, beating }: Readers,
): Promise<LogAnswer | undefined> => {
  const log = createReadLog({
    ask: createAskWorkspace({ workspaceId, reader: reader.credential }),
    beating,
    vaultResourceIds: patient.config.vaults.map(({ resourceId }) => resourceId),
    vaults: { watched: () => Promise.resolve([]) },
    apiVersion: patient.config.keyVaultApiVersion,
    newRequestId: randomUUID,
    upstream: { failed: () => undefined },
  });
  const now = patient.clock.now();
  try {
    return await log.ask(new Date(now.getTime() - LOOKED_BACK), now, LINES);
  } catch {
    return undefined;
  }
};

const refused = async (patient: Patient, { workspaceId }: Settings): Promise<Finding> => {
  const principal = await patient
    .identity("logs")
    ?.objectId()
    .catch(() => undefined);
  return failed({
    about: "LOGS_WORKSPACE_ID",
    found: `Workspace ${workspaceId} gives the logs identity no answer`,
    means: "Reads stay unknown, and no old version is retired by silence.",
    remedy: `Compare it with: az monitor log-analytics workspace show --resource-group GROUP --workspace-name NAME --query customerId. If it is that one: ${giveRole(principal ?? "LOGS_IDENTITY", "Log Analytics Reader", "WORKSPACE_RESOURCE_ID")}`,
  });
};

const arrival = ({ clock }: Patient, { name }: NamedVault, answer: LogAnswer): Finding => {
  const signs = answer.heartbeats.filter(({ vault }) => vault === name);
  const last = Math.max(...signs.map(({ at }) => at.getTime()));
  const remedy = `Look whether the worker runs, then at the vault's diagnostic setting (az monitor diagnostic-settings list --resource …/vaults/${name}) and at the workspace's daily cap; a new installation needs 15 minutes.`;
  const means = "Silence proves nothing now: reads may be missing, and old versions stay in use.";
  if (signs.length === 0) {
    const found = "None of our signs of life arrived within the hour";
    return failed({ about: name, found, means, remedy });
  }
  const lag = Math.round((clock.now().getTime() - last) / MINUTE);
  const found = `Our last sign of life that arrived is ${lag} min old`;
  return lag * MINUTE <= LATE ? ok(found, name) : warning({ about: name, found, means, remedy });
};
