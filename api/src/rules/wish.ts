import type { AccessRole, Kind } from "@vault-tab/contract";

/** A secret as rules see it; for the role `see` a vault, without a name. */
export interface WishedSecret {
  readonly vault: string;
  readonly environment: string;
  readonly authorization: "rbac" | "access-policies" | "unknown";
  readonly name?: string;
  readonly kind?: Kind;
  /** Tells it from another one of the same name. */
  readonly firstVersion?: string;
  readonly contentType?: string;
  readonly tags?: Readonly<Record<string, string>>;
}

/** What somebody would like; nothing of it is decided. */
export interface Wish {
  readonly action: "request-access" | "break-glass";
  readonly role: AccessRole;
  readonly secrets: readonly WishedSecret[];
  /** Milliseconds; left out to learn how long it may be. */
  readonly duration?: number;
  readonly ticket?: string;
}
