import type { Clock, StateStore } from "../world.ts";

interface Kept {
  /** Unix seconds: what was issued or signed in before counts no more ("TokensValidFrom"). */
  readonly validFrom: number;
  readonly signedInAgain: boolean;
}

/** An administrator has revoked the sessions of a person: everything of theirs has to begin with a new sign-in. */
export interface Revocations {
  /** Unix seconds; 0 when nothing was revoked. */
  validFrom(objectId: string): number;
  /** True until the person has signed in again. */
  pending(objectId: string): boolean;
  revoke(objectId: string): void;
  undo(objectId: string): void;
  /** Notes a sign-in of the person, and gives its time. */
  signIn(objectId: string): number;
  /** The time of what is issued now. */
  moment(objectId: string): number;
}

export function createRevocations(state: StateStore, clock: Clock): Revocations {
  const kept = state.collection<Kept>("revocations");
  const now = () => Math.floor(clock.now().getTime() / 1000);
  const validFrom = (objectId: string) => kept.get(objectId)?.validFrom ?? 0;
  // Times are whole seconds, and who signs in again within the second of the revocation must not be caught by it.
  const moment = (objectId: string) => Math.max(now(), validFrom(objectId));
  return {
    validFrom,
    moment,
    pending: (objectId) => kept.get(objectId)?.signedInAgain === false,
    revoke: (objectId) => {
      kept.set(objectId, { validFrom: now() + 1, signedInAgain: false });
    },
    undo: (objectId) => {
      kept.delete(objectId);
    },
    signIn: (objectId) => {
      const found = kept.get(objectId);
      if (found) kept.set(objectId, { ...found, signedInAgain: true });
      return moment(objectId);
    },
  };
}
