import { nowSeconds, type Call } from "./call.ts";
import type { VaultObject, Version } from "./vault.ts";
import { putObject } from "./vault-store.ts";

/** Version ids are 32 hexadecimal digits. */
export function newVersion({ world }: Call): Pick<Version, "version" | "created" | "updated"> {
  const now = nowSeconds(world);
  return { version: world.newId().replaceAll("-", ""), created: now, updated: now };
}

/** Writes one version anew; the others stay as they are. */
export function replaceVersion(
  { world }: Pick<Call, "world">,
  object: VaultObject,
  version: Version,
): void {
  const versions = object.versions.map((one) => (one.version === version.version ? version : one));
  putObject(world, { ...object, versions });
}
