import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { expect, it } from "vitest";
import { entry } from "./entry.ts";
import { kinds, open } from "./place.ts";

it.each(kinds.filter(({ name }) => name === "PGlite"))(
  "$name has every commit on disk before it says so",
  async ({ start }) => {
    const places = await start();
    const database = await open(await places.fresh());
    const original = fs.fsyncSync;
    let synced = 0;
    fs.fsyncSync = (descriptor) => {
      synced += 1;
      original(descriptor);
    };
    syncBuiltinESMExports();
    try {
      for (let count = 1; count <= 20; count += 1) {
        const before = synced;
        await database.append(entry());
        expect(synced).toBeGreaterThan(before);
      }
    } finally {
      fs.fsyncSync = original;
      syncBuiltinESMExports();
      await database.close();
      await places.stop();
    }
  },
);
