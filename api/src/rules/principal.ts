import type { Role } from "@vault-tab/contract";
import type { Actor } from "../identity/actor.ts";

/** Who asks or decides, with what the directory says of them. */
export interface Principal {
  readonly objectId: string;
  readonly tenantId: string;
  readonly agent: boolean;
  readonly guest: boolean;
  readonly roles: readonly Role[];
  /** Ids of groups. An owner is a member too. */
  readonly owns: readonly string[];
  readonly memberOf: readonly string[];
  readonly groups: readonly string[];
}

export type Identified = Pick<Actor, "kind" | "tenantId" | "objectId" | "roles">;
