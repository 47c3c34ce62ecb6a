import { createCheckpointContainer } from "../azure/checkpoint-container.ts";
import { managedIdentity } from "../azure/credentials/managed-identity.ts";
import type { Config } from "../config.ts";
import type { CheckpointStore } from "../ports/checkpoints.ts";
import { createCheckpointFolder } from "../storage/checkpoint-folder.ts";
import { createCheckpointStore } from "../storage/checkpoint-store.ts";

/** Checkpoints in a container of blobs where there is one, else in a folder. */
export const wireCheckpoints = ({ container, folder }: Config["checkpoints"]): CheckpointStore => {
  if (!container) return createCheckpointFolder(folder);
  const { credential } = managedIdentity(container.identityClientId);
  return createCheckpointStore(createCheckpointContainer({ url: container.url, credential }));
};
