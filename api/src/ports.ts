import type { Event, Kind } from "@vault-tab/contract";
import type { Actor } from "./identity/actor.ts";
import type { Claims } from "./identity/claims.ts";
import type { ProblemError } from "./problem-error.ts";
import type { Metadata, VersionMetadata } from "./secrets/metadata.ts";
import type { WatchedVault } from "./secrets/watched-vault.ts";

/** All that the core asks of the world. Adapters fulfil it, `wiring.ts` brings both together. */

/** On whose behalf Azure is asked, and the id that is sent along. */
export interface Asker {
  readonly actor: Actor;
  readonly requestId: string;
}

export interface TokenVerifier {
  /**
   * Claims of a token whose signature, audience and lifetime hold.
   * @throws ProblemError `token_invalid`, `token_expired`, `upstream_unavailable`
   */
  verify(token: string): Promise<Claims>;
}

/**
 * Key Vault as this person may see it: every call carries a token of theirs.
 * @throws ProblemError `consent_required`, `interaction_required`, `account_refused`,
 * `token_expired`, `upstream_throttled`, `upstream_unavailable`
 */
export interface KeyVault {
  /** Whether this person may list this kind there: one small call. */
  mayList(asker: Asker, vault: WatchedVault, kind: Kind): Promise<boolean>;
  /**
   * All metadata of a kind, a page after the other.
   * @throws RefusedByAzure where this person may not list it
   */
  list(asker: Asker, vault: WatchedVault, kind: Kind): AsyncIterable<readonly Metadata[]>;
  /** Newest first; `undefined` where Azure refuses or there is nothing, which is not told apart. */
  versions(
    asker: Asker,
    vault: WatchedVault,
    kind: Kind,
    name: string,
  ): Promise<readonly VersionMetadata[] | undefined>;
}

/** What Azure said of a person's rights, and for how long that may be relied on. */
export interface Rights {
  /** What is known without asking. */
  known(asker: Asker, vault: WatchedVault, kind: Kind): Promise<boolean> | undefined;
  /** Asks Azure unless it is known. */
  mayList(asker: Asker, vault: WatchedVault, kind: Kind): Promise<boolean>;
  /** Whether Azure once said yes, however long ago: for what a person knows, never for what they see. */
  wasAllowed(asker: Asker, vault: WatchedVault, kind: Kind): boolean;
  /** A proof that came about by another call, begun at `since`. */
  learn(asker: Asker, vault: WatchedVault, kind: Kind, allowed: boolean, since: Date): void;
}

/** The vaults of the configuration with what ARM says of them, read by the service itself. */
export interface VaultDirectory {
  /** Never fails: a vault of which ARM says nothing comes without `facts`. */
  watched(): Promise<readonly WatchedVault[]>;
}

/** What happened, for whoever is connected. */
export interface EventLog {
  publish(event: Event): void;
  /** All behind the event with this id, then what comes; `reset` first where some were missed. */
  follow(lastEventId: string | undefined, receive: (event: Event, id: string) => void): () => void;
}

/** Whether this process could sign somebody in now. */
export interface Readiness {
  /** @throws ProblemError with what is missing */
  check(): Promise<void>;
}

/** Where an adapter tells of an upstream failure that the reply may pass over. */
export interface UpstreamLog {
  failed(
    problem: ProblemError,
    about: { readonly requestId?: string; readonly vault: string; readonly kind?: Kind },
  ): void;
}
