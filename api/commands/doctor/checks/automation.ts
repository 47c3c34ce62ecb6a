import type { Check } from "../check.ts";
import { giveRole } from "../expected-rights.ts";
import { failed, type Finding, ok, unchecked } from "../finding.ts";
import type { KnownIdentity } from "../known-identity.ts";
import type { Patient } from "../patient.ts";

const API_VERSION = "2023-11-01";
const means = "Rotations by Azure Automation fail before they begin.";

export const automation: Check = {
  name: "automation",
  title: "The Automation account is there, and the rotation identity may start its runbooks",
  examine: async (patient) => {
    const { automationAccount: account } = patient.config;
    if (account === undefined) return [ok("Not used: AUTOMATION_ACCOUNT_ID is not set")];
    const rotation = patient.identity("rotation");
    if (!rotation) return [ok("The worker starts runbooks")];
    return Promise.all([
      look(patient, rotation, account, "runbooks", "Automation Runbook Operator"),
      look(patient, rotation, account, "jobs", "Automation Job Operator"),
    ]);
  },
};

const look = async (
  { arm }: Patient,
  rotation: KnownIdentity,
  account: string,
  part: "runbooks" | "jobs",
  role: string,
): Promise<Finding> => {
  const about = "AUTOMATION_ACCOUNT_ID";
  const answer = await arm.readAs(rotation, `${account}/${part}`, API_VERSION);
  if (answer.is === "found") return ok(`The rotation identity sees its ${part}`, about);
  if (answer.is === "missing") {
    return failed({
      about,
      found: "ARM knows no such account",
      means,
      remedy: "Set it to: az automation account show --name NAME --resource-group GROUP --query id",
    });
  }
  if (answer.is !== "refused") {
    return unchecked({
      about,
      found: "ARM could not be asked by the rotation identity",
      means: "Whether rotations by Azure Automation would begin is not known.",
      remedy: 'Mend what "identities" says first, and run it again.',
    });
  }
  const principal = await rotation.objectId();
  return failed({
    about,
    found: `The rotation identity may not see the account's ${part}, or there is no such account`,
    means,
    remedy: giveRole(principal, role, account),
  });
};
