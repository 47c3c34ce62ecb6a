import type { TenantDirectory } from "../directory/directory.ts";
import type { Clock, Faults, StateStore } from "../world.ts";
import type { ConditionalAccess } from "./conditional-access.ts";
import type { Consents } from "./consents.ts";
import type { Revocations } from "./revocations.ts";
import type { SigningKeys } from "./signing-keys.ts";

/** What the parts of Entra share. */
export interface TenantServices {
  readonly clock: Clock;
  readonly state: StateStore;
  readonly directory: TenantDirectory;
  readonly faults: Faults;
  readonly keys: SigningKeys;
  readonly consents: Consents;
  readonly conditionalAccess: ConditionalAccess;
  readonly revocations: Revocations;
  readonly newId: () => string;
}
