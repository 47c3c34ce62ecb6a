import { createPrivateKey, type KeyObject } from "node:crypto";
import type { World } from "../world.ts";

/** Which version of which key. */
export interface KeyPlace {
  readonly vault: string;
  readonly name: string;
  readonly version: string;
}

/** Beside the objects and not in them: what shows an object can't show its private part. */
const kept = ({ state }: Pick<World, "state">) => state.collection<string>("private-keys");
const placeOf = ({ vault, name, version }: KeyPlace) =>
  [vault, name, version].join("/").toLowerCase();

/** PKCS #8 in PEM. */
export function keepPrivateKey(world: World, place: KeyPlace, pem: string): void {
  kept(world).set(placeOf(place), pem);
}

export function findPrivateKey(world: World, place: KeyPlace): KeyObject | undefined {
  const pem = kept(world).get(placeOf(place));
  return pem === undefined ? undefined : createPrivateKey(pem);
}
