import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createKeptReplies } from "../../api/src/storage/kept-replies.ts";
import { kinds, open, type Opened, type Places } from "./place.ts";
import { asked, inLanes, leftOf, moversOf, newRequest, race } from "./races-world.ts";

/** With `RACE_ROUNDS=1000` it takes some minutes. */
const rounds = Number(process.env["RACE_ROUNDS"] ?? 100);
const decided = "access-request-decided";
const sometimes = expect.toSatisfy((count: number) => count > 0);

describe.each(kinds)(`${rounds} rounds of each race on $name`, ({ start }) => {
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

  it("two approvers at once where one is enough: one counts", async () => {
    const outcomes = await race(database, rounds, 1, (by) => [by.approve, by.approveToo]);
    expect(outcomes).toEqual({ [`approved, 1 grants, 1 won, ${decided}`]: rounds });
  }, 600_000);

  it("two approvers at once where it takes two: both count, and it opens once", async () => {
    const outcomes = await race(database, rounds, 2, (by) => [by.approve, by.approveToo]);
    expect(outcomes).toEqual({ [`approved, 1 grants, 2 won, ${decided}, ${decided}`]: rounds });
  }, 600_000);

  it("approve against decline: one of them", async () => {
    const outcomes = await race(database, rounds, 1, (by) => [by.approve, by.decline]);
    expect(outcomes).toEqual({
      [`approved, 1 grants, 1 won, ${decided}`]: sometimes,
      [`declined, 0 grants, 1 won, ${decided}`]: sometimes,
    });
  }, 600_000);

  it("the first of two approvals against a decline: it never opens", async () => {
    const outcomes = await race(database, rounds, 2, (by) => [by.approve, by.decline]);
    expect(outcomes).toEqual({
      [`declined, 0 grants, 1 won, ${decided}`]: sometimes,
      [`declined, 0 grants, 2 won, ${decided}, ${decided}`]: sometimes,
    });
  }, 600_000);

  it("approve against withdrawal: one of them", async () => {
    const outcomes = await race(database, rounds, 1, (by) => [by.approve, by.withdraw]);
    expect(outcomes).toEqual({
      [`approved, 1 grants, 1 won, ${decided}`]: sometimes,
      "withdrawn, 0 grants, 1 won, access-request-withdrawn": sometimes,
    });
  }, 600_000);

  it("approve against lapse, which is silent where it comes too late: one of them", async () => {
    const outcomes = await race(database, rounds, 1, (by) => [by.approve, by.lapse]);
    expect(outcomes).toEqual({
      [`approved, 1 grants, 2 won, ${decided}`]: sometimes,
      "lapsed, 0 grants, 1 won, access-request-lapsed": sometimes,
    });
  }, 600_000);

  it("the same wish twice at once: one is asked", async () => {
    const { requests } = moversOf(database);
    const ids: string[] = [];
    await inLanes(rounds, async () => {
      const one = newRequest(1);
      const both = [one, newRequest(1, { wishKey: one.wishKey })];
      ids.push(...both.map(({ id }) => id));
      const settled = await Promise.allSettled(
        both.map((each) => requests.add("requester", () => [asked(each)])),
      );
      const refused = settled.flatMap((each) => (each.status === "rejected" ? [each.reason] : []));
      expect(refused).toEqual([expect.objectContaining({ code: "already_asked" })]);
    });
    const left = [...(await leftOf(database, ids)).values()];
    expect(left.filter(({ status }) => status === "pending")).toHaveLength(rounds);
  }, 600_000);

  it("the same call twice at once: it is done once, and both hear of the same", async () => {
    const made: string[] = [];
    await inLanes(rounds, () => sendTwice(database, (id) => made.push(id)));
    expect(new Set(made).size).toBe(rounds);
    const left = [...(await leftOf(database, made)).values()];
    expect(left.filter(({ status }) => status === "pending")).toHaveLength(rounds);
  }, 600_000);
});

const sendTwice = async (database: Opened, made: (id: string) => void): Promise<void> => {
  const { requests } = moversOf(database);
  const replies = createKeptReplies(database, {
    now: () => new Date(),
    within: () => Promise.reject(new Error("Nobody waits here.")),
  });
  const call = { person: "requester", operation: "ask", key: randomUUID(), wish: "{}" };
  const send = async () => {
    const request = newRequest(1);
    await requests.add("requester", () => [asked(request)]);
    made(request.id);
    return { id: request.id };
  };
  const both = await Promise.allSettled([replies.once(call, send), replies.once(call, send)]);
  const again = await replies.once(call, send);
  for (const one of both) {
    if (one.status === "fulfilled") expect(one.value).toEqual(again);
    else expect(one.reason).toMatchObject({ code: "in_progress" });
  }
  const other = replies.once({ ...call, wish: "[]" }, send);
  await expect(other).rejects.toMatchObject({ code: "idempotency_key_reused" });
};
