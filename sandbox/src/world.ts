/** What the services of the sandbox share. Each is given a `World` and nothing else. */

export interface Clock {
  /** The sandbox's time: it can be moved, and everything here follows it. */
  now(): Date;
}

/** A map that survives a restart, written through on every change. */
export interface Collection<Value> {
  get(key: string): Value | undefined;
  set(key: string, value: Value): void;
  delete(key: string): boolean;
  entries(): IterableIterator<[string, Value]>;
  values(): IterableIterator<Value>;
  readonly size: number;
}

export interface StateStore {
  collection<Value>(name: string): Collection<Value>;
  /** True when nothing has been written yet, so that the seed has to be laid. */
  readonly empty: boolean;
  /** Runs many writes as one. */
  batch(work: () => void): void;
  clear(): void;
  close(): void;
}

export interface Person {
  readonly key: string;
  readonly objectId: string;
  readonly name: string;
  readonly userPrincipalName: string;
  readonly password: string;
  readonly accountEnabled: boolean;
  readonly appRoles: readonly string[];
  /** Of another organisation, invited here; whoever has none is a member. */
  readonly userType?: "Guest";
}

export interface Team {
  /** Object id of its Microsoft 365 group. */
  readonly groupId: string;
  readonly name: string;
  /** `19:…@thread.tacv2` */
  readonly internalId: string;
  readonly channels: readonly { readonly id: string; readonly name: string }[];
  readonly owners: readonly string[];
  readonly members: readonly string[];
}

export interface Directory {
  readonly tenantId: string;
  people(): readonly Person[];
  person(objectIdOrKeyOrUpn: string): Person | undefined;
  teams(): readonly Team[];
  /** Object ids of the groups that this principal is in, transitively. */
  groupsOf(objectId: string): readonly string[];
  /** The type of any principal of the tenant, or undefined for an unknown id. */
  principalType(objectId: string): "User" | "Group" | "ServicePrincipal" | undefined;
}

/** Who calls, after the access token has been verified. */
export interface Caller {
  readonly objectId: string;
  readonly appId: string;
  readonly tenantId: string;
  readonly kind: "user" | "app";
  readonly groups: readonly string[];
  readonly scopes: readonly string[];
}

export type TokenVerdict =
  | { readonly ok: true; readonly caller: Caller }
  | {
      readonly ok: false;
      readonly reason: "missing" | "invalid" | "expired" | "audience";
      readonly detail: string;
    }
  | {
      readonly ok: false;
      /** Its sessions were revoked, and the client can be asked for a newer token (`xms_cc`: cp1). */
      readonly reason: "revoked";
      readonly detail: string;
      /** Unix seconds. */
      readonly validFrom: number;
    };

export interface AccessTokens {
  /** Verifies an `Authorization` header against one of the accepted audiences. */
  verify(authorization: string | undefined, audiences: readonly string[]): Promise<TokenVerdict>;
}

/** A failure that was asked for, through `/control/faults` or by a name that says so. */
export interface Fault {
  readonly id: string;
  /** `key-vault`, `arm`, `graph`, `entra`, `entra-keys`, `logs`, `github`. */
  readonly service: string;
  /** A part of the host, path or person that is hit; empty hits all. */
  readonly match: string;
  readonly effect:
    | "throttle"
    | "deny"
    | "stall"
    | "fail-500"
    | "slow"
    | "lost-answer"
    /** ARM only: the caller hears nothing, and the write is done later. */
    | "late-write";
  /** Seconds, for `throttle` (its Retry-After, if given), `slow` and `late-write`. */
  readonly seconds?: number;
  /** How many calls it still hits; without a number, all until it is ended. */
  readonly times?: number;
}

export interface Faults {
  find(service: string, subject: string): Fault | undefined;
}

export interface Settings {
  /** Milliseconds added to each request of Key Vault, ARM, Graph and GitHub. */
  latency: number;
  /** Milliseconds until a changed role assignment is in force, removal too, and a deletion has settled. */
  propagation: number;
  /** Whether Key Vault, ARM, GitHub and Automation count calls and refuse too many. */
  limits: boolean;
}

export interface World {
  readonly clock: Clock;
  readonly state: StateStore;
  readonly directory: Directory;
  readonly tokens: AccessTokens;
  readonly faults: Faults;
  readonly settings: Settings;
  /** A new random UUID. */
  readonly newId: () => string;
}
