import type { Check } from "../check.ts";
import { failed, type Finding, ok } from "../finding.ts";
import type { KnownIdentity } from "../known-identity.ts";

export const identities: Check = {
  name: "identities",
  title: "Each managed identity that is named is there",
  examine: (patient) => Promise.all(patient.identities.map(present)),
};

const present = async (identity: KnownIdentity): Promise<Finding> => {
  const { name, variable } = identity;
  const there = await identity.objectId().catch(() => undefined);
  if (there !== undefined) return ok(`The ${name} identity has a token`, variable);
  return failed({
    about: variable,
    found: `This machine gets no token of the ${name} identity`,
    means: "What it does for the service is not done from here.",
    remedy: `Assign the identity to this app (az containerapp identity assign --user-assigned RESOURCE_ID …), or correct ${variable}; a part that does not use it does without.`,
  });
};
