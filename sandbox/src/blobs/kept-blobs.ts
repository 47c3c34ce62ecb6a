import { checkpointContainer } from "../tenant.ts";
import type { World } from "../world.ts";

/** A block blob in the one container that there is. */
export interface KeptBlob {
  readonly name: string;
  readonly text: string;
  readonly etag: string;
  readonly at: string;
}

const kept = (world: Pick<World, "state">) =>
  world.state.collection<KeptBlob>(`blobs/${checkpointContainer.account}`);

/** In the order of their names, as List Blobs has them. */
export const blobsIn = (world: Pick<World, "state">, prefix = ""): readonly KeptBlob[] =>
  [...kept(world).values()]
    .filter(({ name }) => name.startsWith(prefix))
    .sort((one, other) => (one.name < other.name ? -1 : 1));

export const findBlob = (world: Pick<World, "state">, name: string): KeptBlob | undefined =>
  kept(world).get(name);

export function addBlob(world: World, name: string, text: string): KeptBlob {
  const etag = `"0x${world.newId().replaceAll("-", "").slice(0, 15).toUpperCase()}"`;
  const blob = { name, text, etag, at: world.clock.now().toUTCString() };
  kept(world).set(name, blob);
  return blob;
}
