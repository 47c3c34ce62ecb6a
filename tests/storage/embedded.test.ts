import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { root } from "../../scripts/root.ts";
import { verifyOffline } from "./audit-world.ts";
import { entry, sequencesOf } from "./entry.ts";
import { kinds, open, type Place, type Places } from "./place.ts";

describe.each(kinds.filter(({ name }) => name === "PGlite"))("a folder of $name", ({ start }) => {
  let places: Places;
  let place: Place;
  let folder: string;
  beforeAll(async () => {
    places = await start();
  });
  afterAll(() => places.stop());

  const fresh = async (): Promise<void> => {
    place = await places.fresh();
    folder = "folder" in place ? place.folder : "";
  };

  it("is refused to a second opener, in this process and in another, and free once closed", async () => {
    await fresh();
    const database = await open(place);
    await expect(open(place)).rejects.toThrow(/in use by another process.*DATABASE_URL/s);
    const program = join(root, "tests/storage/write-until-killed.ts");
    expect(() => execFileSync(process.execPath, [program, folder], { stdio: "pipe" })).toThrow(
      /in use by another process/,
    );
    expect(await verifyOffline(folder)).toMatchObject({
      code: 2,
      said: expect.stringContaining("in use by another process"),
    });
    await database.append(entry());
    await database.close();
    const again = await open(place);
    expect(await sequencesOf(again)).toEqual([1]);
    await again.close();
  });

  it("loses no commit that was promised when its process is killed", async () => {
    await fresh();
    let promised = 0;
    for (const pause of [400, 150, 700, 250]) {
      promised += await killWhileWriting(folder, pause);
      const database = await open(place);
      const sequences = await sequencesOf(database);
      expect(sequences).toEqual(sequences.map((_, index) => index + 1));
      expect(sequences.length).toBeGreaterThanOrEqual(promised);
      promised = sequences.length;
      await database.close();
    }
    expect(promised).toBeGreaterThan(100);
  });

  it("lets timers fire between its queries", async () => {
    await fresh();
    const database = await open(place);
    let ticks = 0;
    const timer = setInterval(() => (ticks += 1), 10);
    const end = performance.now() + 1_000;
    while (performance.now() < end) await database.append(entry());
    clearInterval(timer);
    await database.close();
    expect(ticks).toBeGreaterThan(30);
  });
});

const killWhileWriting = async (folder: string, pause: number): Promise<number> => {
  const program = join(root, "tests/storage/write-until-killed.ts");
  const child = spawn(process.execPath, [program, folder], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let told = 0;
  child.stdout.on("data", (chunk: Buffer) => (told += chunk.length));
  while (told === 0) await setTimeout(20);
  await setTimeout(pause);
  const closed = once(child, "close");
  child.kill("SIGKILL");
  await closed;
  return told;
};
