import type { Resource } from "../directory/resources.ts";
import type { StateStore } from "../world.ts";
import { refuse } from "./refusals.ts";

interface Kept {
  readonly mfaRequired: boolean;
  readonly mfaDone: boolean;
  /** False for a person who has no second factor yet and has to set one up. */
  readonly mfaRegistered: boolean;
  readonly blocked: boolean;
}

const nothing: Kept = { mfaRequired: false, mfaDone: false, mfaRegistered: true, blocked: false };
/** What the policy is called in the claims of a challenge; clients pass it back unread. */
const policyClaims = JSON.stringify({
  access_token: {
    capolids: { essential: true, values: ["f6000000-0000-4000-8000-000000000001"] },
  },
});

/** The policies of the tenant for a person at Microsoft's APIs; signing in to other apps is not under them. */
export interface ConditionalAccess {
  of(objectId: string): Kept;
  set(objectId: string, change: Partial<Kept>): void;
  authenticationMethods(objectId: string): readonly string[];
  /** Throws what the policies demand of a token for this resource. */
  enforce(
    objectId: string,
    resource: Resource,
    methods: readonly string[],
    mfaError: "interaction_required" | "invalid_grant",
  ): void;
}

export function createConditionalAccess(state: StateStore): ConditionalAccess {
  const kept = state.collection<Kept>("conditional-access");
  const of = (objectId: string) => kept.get(objectId) ?? nothing;
  return {
    of,
    set: (objectId, change) => {
      kept.set(objectId, { ...of(objectId), ...change });
    },
    authenticationMethods: (objectId) => (of(objectId).mfaDone ? ["pwd", "mfa"] : ["pwd"]),
    enforce: (objectId, resource, methods, mfaError) => {
      if (!resource.firstParty) return;
      const { blocked, mfaRequired, mfaRegistered } = of(objectId);
      if (blocked) throw refuse.conditionalAccess(policyClaims);
      if (!mfaRequired || methods.includes("mfa")) return;
      const missing = mfaRegistered ? refuse.multiFactor : refuse.multiFactorRegistration;
      throw missing(mfaError, resource.appId, policyClaims);
    },
  };
}
