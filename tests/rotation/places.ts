import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { inspectNode } from "../leaks/record/node-inspector.ts";
import { takeMemory } from "../leaks/record/take-memory.ts";
import { prepare, scan } from "../leaks/search/scan.ts";
import { spellingsOf } from "../leaks/search/spelling.ts";
import type { RotationStory } from "./world.ts";

export type Places = ReadonlyMap<string, Buffer>;

const filesIn = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((file) => join(folder, file))
    .filter((file) => statSync(file).isFile());

/** Where any of these stands, in whatever spelling. */
export const placesOf = (values: readonly string[], places: Places): readonly string[] => {
  const needles = prepare(values.flatMap(spellingsOf));
  return [...places].flatMap(([name, bytes]) =>
    scan(bytes, needles, 0, bytes.length).map(({ needle }) => `${name}: ${needle.encoding}`),
  );
};

/** The service's memory after a collection, then all that it has left behind, and these replies. It is stopped by that. */
export const placesLeftBy = async (
  { vaultTab }: RotationStory,
  inspector: number,
  replies: readonly string[],
): Promise<Places> => {
  const { folder } = vaultTab;
  const memory = join(folder, "memory");
  const inspected = await inspectNode(inspector);
  await takeMemory(inspected, memory);
  inspected.close();
  await vaultTab.product.stop();
  return new Map([
    ["replies", Buffer.from(replies.join("\n"))],
    ...filesIn(folder).map((name): [string, Buffer] => [name, readFileSync(name)]),
  ]);
};
