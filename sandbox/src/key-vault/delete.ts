import { deletedBundle, secretBundle } from "./bundle.ts";
import { nowSeconds, ok, type Call, type Reply } from "./call.ts";
import { liveObject, requireDeleted } from "./find.ts";
import { refuseManaged } from "./managed.ts";
import { notFound } from "./refusal.ts";
import { currentVersion, type VaultObject } from "./vault.ts";
import { dropObject, putObject } from "./vault-store.ts";

const day = 24 * 60 * 60;

/** Gone at once, but `/deletedsecrets/{name}` answers 404 until it has settled: some 5 s in the recordings. */
export function deleteSecret(call: Call): Reply {
  const object = liveObject(call, "secrets");
  if (!object) throw notFound("secrets", call.name);
  refuseManaged(object, "delete");
  const deletedDate = nowSeconds(call.world);
  const gone: VaultObject = {
    ...object,
    deleted: {
      deletedDate,
      scheduledPurgeDate: deletedDate + call.vault.softDeleteRetentionInDays * day,
      settledAt: call.world.clock.now().getTime() + call.world.settings.propagation,
    },
  };
  putObject(call.world, gone);
  return ok(deletedBundle(call.vault, gone, true));
}

export function recoverSecret(call: Call): Reply {
  const { vault, kind, name, managed, versions } = requireDeleted(call);
  const back: VaultObject = {
    vault,
    kind,
    name,
    managed,
    versions,
    recoveringUntil: call.world.clock.now().getTime() + call.world.settings.propagation,
  };
  putObject(call.world, back);
  const version = currentVersion(back);
  return ok(version ? secretBundle(call.vault, back, version) : {});
}

export function purgeSecret(call: Call): Reply {
  dropObject(call.world, requireDeleted(call));
  return { status: 204 };
}
