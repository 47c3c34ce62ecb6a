import { LRUCache } from "lru-cache";
import type { Clock } from "../clock.ts";
import type { KeyVault } from "../ports.ts";

export interface RememberOptions {
  readonly clock: Clock;
  /** Milliseconds for which a proof holds: after that a right taken away in Azure is gone here. */
  readonly keepFor: number;
  readonly size: number;
}

type Proof = { readonly at: number; readonly outcome: Promise<boolean> };

/** Asks Azure once a person, vault and kind within `keepFor`; failures are not remembered. */
export const rememberRights = (
  keyVault: Pick<KeyVault, "mayList">,
  { clock, keepFor, size }: RememberOptions,
): Pick<KeyVault, "mayList"> => {
  const proofs = new LRUCache<string, Proof>({ max: size });
  return {
    mayList: (asker, vault, kind) => {
      const { tenantId, objectId } = asker.actor;
      const key = `${tenantId}/${objectId}/${vault.name}/${kind}`;
      const now = clock.now().getTime();
      const kept = proofs.get(key);
      if (kept && now - kept.at < keepFor) return kept.outcome;
      const outcome = keyVault.mayList(asker, vault, kind);
      proofs.set(key, { at: now, outcome });
      outcome.catch(() => {
        if (proofs.get(key)?.outcome === outcome) proofs.delete(key);
      });
      return outcome;
    },
  };
};
