import * as z from "zod/mini";
import { operations } from "@vault-tab/contract";
import type { Check } from "../check.ts";
import { failed, type Finding, ok, unchecked, warning } from "../finding.ts";
import type { Patient } from "../patient.ts";
import { type NamedVault, vaultsThere } from "../read-vault.ts";

/** https://learn.microsoft.com/rest/api/eventgrid/controlplane/event-subscriptions/list-by-resource */
const Subscription = z.object({
  name: z.string(),
  properties: z.object({
    provisioningState: z.string(),
    destination: z.nullish(
      z.object({
        endpointType: z.string(),
        properties: z.nullish(
          z.object({
            endpointBaseUrl: z.nullish(z.string()),
            azureActiveDirectoryApplicationIdOrUri: z.nullish(z.string()),
          }),
        ),
      }),
    ),
  }),
});
type Subscription = z.infer<typeof Subscription>;
const Subscriptions = z.object({ value: z.array(Subscription) });

/** The address itself may carry a key and is never shown by ARM; its beginning is. */
const endpointOf = ({ properties }: Subscription): string =>
  properties.destination?.properties?.endpointBaseUrl ?? "";

const path = operations.receiveVaultEvents.path;
const ours = ({ appIdUri }: Patient["config"]): string =>
  `https://${appIdUri.split("/")[2] ?? ""}${path}`;

export const eventGrid: Check = {
  name: "event-grid",
  title: "Each vault tells the service of changes, with a token of Entra",
  examine: async (patient) => {
    const vaults = await vaultsThere(patient);
    return Promise.all(vaults.map((vault) => look(patient, vault)));
  },
};

const look = async (patient: Patient, vault: NamedVault): Promise<Finding> => {
  const list = `${vault.resourceId}/providers/Microsoft.EventGrid/eventSubscriptions`;
  const answer = await patient.arm.read(list, "2022-06-15");
  if (answer.is !== "found") {
    return unchecked({
      about: vault.name,
      found: "Its event subscriptions can't be read from here",
      means: "Changes may be seen only at the next reading, which loses nothing.",
      remedy:
        "Look at the vault's Events in the portal, or give the web identity Reader on the vault.",
    });
  }
  return judge(patient, vault, Subscriptions.parse(answer.body).value);
};

const judge = (
  { config }: Patient,
  { name, resourceId }: NamedVault,
  subscriptions: readonly Subscription[],
): Finding => {
  const endpoint = ours(config);
  const create = `az eventgrid event-subscription create --name vault-events --source-resource-id ${resourceId} --endpoint ${endpoint} --azure-active-directory-tenant-id ${config.tenantId} --azure-active-directory-application-id-or-uri ${config.clientId}`;
  const toUs = subscriptions.filter((one) => endpointOf(one).endsWith(path));
  const right = toUs.find((one) => endpointOf(one) === endpoint);
  if (!right) {
    const found = toUs[0]
      ? `Tells ${endpointOf(toUs[0])}, which is not ${endpoint}`
      : "Tells nobody";
    const means = "Changes are seen at the next reading or daily scan, not at once.";
    const words = { about: name, found, means, remedy: create };
    return toUs[0] ? failed(words) : warning(words);
  }
  const audience = right.properties.destination?.properties?.azureActiveDirectoryApplicationIdOrUri;
  if (audience !== config.clientId && audience !== config.appIdUri) {
    return failed({
      about: name,
      found: audience
        ? `Brings a token for ${audience}`
        : `"${right.name}" brings no token of Entra`,
      means: "The service refuses each of its events (401), which Event Grid does not repeat.",
      remedy: create,
    });
  }
  if (right.properties.provisioningState !== "Succeeded") {
    return failed({
      about: name,
      found: `"${right.name}" is ${right.properties.provisioningState}`,
      means: "Its handshake with the service has not come about: no event is sent.",
      remedy: `Look that ${endpoint} can be reached from the internet, then again: ${create}`,
    });
  }
  return ok(`"${right.name}" tells the service`, name);
};
