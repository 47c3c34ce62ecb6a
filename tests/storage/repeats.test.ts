import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createKeptReplies } from "../../api/src/storage/kept-replies.ts";
import { kinds, open, type Opened, type Places } from "./place.ts";

const began = Date.now();

describe.each(kinds)("a call that is sent again on $name", ({ start }) => {
  let places: Places;
  let database: Opened;
  beforeAll(async () => {
    places = await start();
    database = await open(await places.fresh());
  });
  afterAll(async () => {
    await database.close();
    await places.stop();
  });

  /** A process whose clock can be set. */
  const startProcess = () => {
    let now = new Date(began);
    const within = () => Promise.reject(new Error("Nobody waits here."));
    return {
      replies: createKeptReplies(database, { now: () => now, within }),
      at: (seconds: number) => (now = new Date(began + seconds * 1_000)),
    };
  };
  const newCall = () => ({ person: "p", operation: "ask", key: randomUUID(), wish: "{}" });

  /** Somebody works on it until they are let go. */
  const workOn = async ({ replies }: ReturnType<typeof startProcess>, call: typeof newCall) => {
    const wish = call();
    const { promise: working, resolve: letGo } = Promise.withResolvers<string>();
    const { promise: begun, resolve: begin } = Promise.withResolvers<undefined>();
    const answered = replies.once(wish, () => {
      begin(undefined);
      return working;
    });
    await begun;
    return { wish, letGo, answered };
  };

  it("is told to wait while somebody works on it, and is done where nothing was heard for 6 s", async () => {
    const [first, second] = [startProcess(), startProcess()];
    const { wish, letGo, answered } = await workOn(first, newCall);
    const again = () => second.replies.once(wish, () => Promise.resolve("done again"));
    second.at(5);
    await expect(again()).rejects.toMatchObject({ code: "in_progress" });
    second.at(6.1);
    expect(await again()).toBe("done again");
    letGo("late");
    await answered;
  });

  it("is told to wait for as long as whoever works on it says so", async () => {
    const [first, second] = [startProcess(), startProcess()];
    const { wish, letGo, answered } = await workOn(first, newCall);
    first.at(60);
    second.at(61);
    const again = () => second.replies.once(wish, () => Promise.resolve("done again"));
    await pause(3_000);
    await expect(again()).rejects.toMatchObject({ code: "in_progress" });
    letGo("done");
    await answered;
    expect(await again()).toBe("done");
  });
});
