import { LRUCache } from "lru-cache";
import type { Kind } from "@vault-tab/contract";
import type { Clock } from "../clock.ts";
import type { Asker } from "../ports/asker.ts";
import { tellCacheUse } from "../ports/cache-use.ts";
import type { KeyVault } from "../ports/key-vault.ts";
import type { Rights } from "../ports/rights.ts";
import type { WatchedVault } from "../secrets/watched-vault.ts";

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
): Rights => {
  const proofs = new LRUCache<string, Proof>({ max: size });
  const allowed = new LRUCache<string, true>({ max: size });
  const note = (key: string, outcome: boolean): void => {
    if (outcome) allowed.set(key, true);
    else allowed.delete(key);
  };
  const known: Rights["known"] = (...about) => {
    const proof = proofs.get(keyOf(...about));
    return proof && clock.now().getTime() - proof.at < keepFor ? proof.outcome : undefined;
  };
  return {
    known,
    mayList: (...about) => {
      const remembered = known(...about);
      tellCacheUse("rights", remembered !== undefined);
      if (remembered) return remembered;
      const key = keyOf(...about);
      const outcome = keyVault.mayList(...about);
      proofs.set(key, { at: clock.now().getTime(), outcome });
      outcome.then(
        (answer) => note(key, answer),
        () => proofs.get(key)?.outcome === outcome && proofs.delete(key),
      );
      return outcome;
    },
    wasAllowed: (...about) => allowed.has(keyOf(...about)),
    learn: (asker, vault, kind, answer, since) => {
      const key = keyOf(asker, vault, kind);
      proofs.set(key, { at: since.getTime(), outcome: Promise.resolve(answer) });
      note(key, answer);
    },
  };
};

const keyOf = ({ actor }: Asker, { name }: WatchedVault, kind: Kind): string =>
  `${actor.tenantId}/${actor.objectId}/${name}/${kind}`;
