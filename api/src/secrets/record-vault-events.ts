import type {
  ChangedSecret,
  VaultEvent,
  VaultEvents,
  VaultEventsReceived,
} from "@vault-tab/contract";
import type { Clock } from "../clock.ts";
import type { VaultChanges } from "../ports/vault-changes.ts";
import type { VaultDirectory } from "../ports/vault-directory.ts";
import { ProblemError } from "../problem-error.ts";
import { changedSecret } from "./changed-secret.ts";
import type { WatchedVault } from "./watched-vault.ts";

export interface VaultEventPorts {
  readonly vaults: VaultDirectory;
  readonly changes: VaultChanges;
  readonly clock: Pick<Clock, "now">;
}

/** https://learn.microsoft.com/azure/event-grid/end-point-validation-event-grid-events-schema */
const VALIDATION = "Microsoft.EventGrid.SubscriptionValidationEvent";

/**
 * An event is a reason to look, and nothing more: what it says of versions and dates is not believed, so
 * that it may come twice, late, and before an older one.
 * @throws ProblemError `not_allowed` for a vault that is not watched, `upstream_unavailable` where it could
 * not be kept: Event Grid sends again what ended with 5xx, and never what ended with 4xx
 */
export const recordVaultEvents = async (
  { vaults, changes, clock }: VaultEventPorts,
  events: VaultEvents,
): Promise<VaultEventsReceived> => {
  const watched = new Map(
    (await vaults.watched()).map((vault) => [vault.resourceId.toLowerCase(), vault]),
  );
  const changed = new Map<string, ChangedSecret>();
  let validationResponse: string | undefined;
  for (const event of events) {
    const vault = ourVault(watched, event);
    if (event.eventType === VALIDATION) validationResponse = event.data.validationCode;
    const secret = changedSecret(event, vault);
    if (secret) changed.set(`${secret.kind}/${vault.name}/${secret.name.toLowerCase()}`, secret);
  }
  if (changed.size > 0) await keep(changes, [...changed.values()], clock.now());
  return validationResponse === undefined ? {} : { validationResponse };
};

const ourVault = (
  watched: ReadonlyMap<string, WatchedVault>,
  { topic }: VaultEvent,
): WatchedVault => {
  const vault = watched.get(topic.toLowerCase());
  if (!vault) throw new ProblemError("not_allowed", { detail: "This vault is not watched here." });
  return vault;
};

const keep = async (
  changes: VaultChanges,
  changed: readonly ChangedSecret[],
  now: Date,
): Promise<void> => {
  try {
    await changes.record(changed, now);
  } catch (cause) {
    throw new ProblemError("upstream_unavailable", { cause });
  }
};
