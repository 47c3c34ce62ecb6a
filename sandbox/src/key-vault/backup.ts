import { z } from "zod";
import { openBlob, sealBlob } from "./backup-blob.ts";
import { secretBundle } from "./bundle.ts";
import { ok, type Call, type Reply } from "./call.ts";
import { canary } from "./canary.ts";
import { liveObject, requireFreeName } from "./find.ts";
import { refuseManaged } from "./managed.ts";
import { alreadyExists, badParameter, notFound } from "./refusal.ts";
import { currentVersion, type VaultObject } from "./vault.ts";
import { putObject } from "./vault-store.ts";

/** "More than 500 past versions" cannot be backed up (KV/general/backup.md); the words are believed. */
const versionLimit = 500;

export function backupSecret(call: Call): Reply {
  const object = liveObject(call, "secrets");
  if (!object) throw notFound("secrets", call.name);
  refuseManaged(object, "backup");
  if (object.versions.length > versionLimit) {
    throw badParameter(
      `A secret with more than ${String(versionLimit)} versions cannot be backed up.`,
    );
  }
  const versions = object.versions.map((version) => ({
    ...version,
    value: version.value ?? canary(call.vault.name, object.name, version.version),
  }));
  return ok({ value: sealBlob({ name: object.name, versions }, call.world.newId()) });
}

const body = z.object({ value: z.string() });

/** Under its own name and with all its versions, in any vault of the subscription where the name is free. */
export function restoreSecret(call: Call): Reply {
  const parsed = body.safeParse(call.body);
  const backup = parsed.success ? openBlob(parsed.data.value) : undefined;
  if (!backup) throw badParameter("Backup blob contains invalid or corrupt version.");
  const { name, versions } = backup;
  if (requireFreeName({ ...call, name })) throw alreadyExists(name);
  const object: VaultObject = {
    vault: call.vault.name,
    kind: "secrets",
    name,
    managed: false,
    versions,
  };
  putObject(call.world, object);
  const version = currentVersion(object);
  return ok(version ? secretBundle(call.vault, object, version) : {});
}
