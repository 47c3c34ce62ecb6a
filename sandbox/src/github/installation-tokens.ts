import { createHash } from "node:crypto";
import type { World } from "../world.ts";
import type { Permission, Permissions } from "./github-app.ts";

/** "Installation tokens expire one hour from the time you create them" (REST, apps/apps). */
const lifetime = 60 * 60 * 1000;

export interface InstallationToken {
  readonly installation: number;
  /** Ids; all of the installation without. */
  readonly repositories?: readonly number[];
  readonly permissions: Permissions;
  readonly expiresAt: number;
}

const kept = ({ state }: World) => state.collection<InstallationToken>("github-tokens");
const digest = (token: string) => createHash("sha256").update(token).digest("hex");

export function issueToken(
  world: World,
  wanted: Omit<InstallationToken, "expiresAt">,
): { readonly token: string; readonly kept: InstallationToken } {
  const now = world.clock.now().getTime();
  for (const [key, { expiresAt }] of [...kept(world).entries()])
    if (expiresAt <= now) kept(world).delete(key);
  const random = `${world.newId()}${world.newId()}`.replaceAll("-", "");
  const token = `ghs_${random.slice(0, 36)}`;
  // GitHub tells whole seconds.
  const made = { ...wanted, expiresAt: Math.floor((now + lifetime) / 1000) * 1000 };
  kept(world).set(digest(token), made);
  return { token, kept: made };
}

export function findToken(world: World, token: string): InstallationToken | undefined {
  const found = kept(world).get(digest(token));
  return found && found.expiresAt > world.clock.now().getTime() ? found : undefined;
}

export function permits(held: Permissions, name: Permission, level: "read" | "write"): boolean {
  return held[name] === "write" || held[name] === level;
}
