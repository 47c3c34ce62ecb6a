import type { Caller, World } from "../world.ts";
import type { Vault } from "./vault.ts";

/** One authenticated request to one vault. */
export interface Call {
  readonly world: World;
  readonly vault: Vault;
  readonly caller: Caller;
  readonly apiVersion: string;
  readonly path: readonly string[];
  readonly query: URLSearchParams;
  readonly body: unknown;
  readonly name: string;
  /** Empty for the current version. */
  readonly version: string;
}

export interface Reply {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export const ok = (body: unknown): Reply => ({ status: 200, body });

export function nowSeconds(world: World): number {
  return Math.floor(world.clock.now().getTime() / 1000);
}
