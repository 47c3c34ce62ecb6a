import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createRequests } from "../../api/src/storage/requests-store.ts";
import { kinds, open, type Opened, type Places } from "./place.ts";
import { asked, newRequest, type Request } from "./races-world.ts";

describe.each(kinds)("how often somebody asked before, on $name", ({ start }) => {
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

  it("counts each request once that named one of the same secrets, and nobody else's", async () => {
    const requests = createRequests(database);
    const at = (hour: number, secrets: Request["secrets"], person = "ada") =>
      newRequest(1, {
        requester: { objectId: person, name: person },
        secrets,
        createdAt: new Date(Date.UTC(2040, 0, 1, hour)),
      });
    const one = { vault: "kv", name: "one" };
    const two = { vault: "kv", name: "two" };
    const first = at(1, [one, two]);
    const second = at(2, [two]);
    const third = at(3, [one, two]);
    const elsewhere = at(4, [{ vault: "kv-other", name: "one" }]);
    const whole = at(5, [{ vault: "kv" }]);
    const another = at(6, [one], "bob");
    const all = [first, second, third, elsewhere, whole, another];
    await requests.add("", () => all.map(asked));
    const found = await requests.countEarlier(all);
    expect(all.map(({ id }) => found.get(id) ?? 0)).toEqual([0, 1, 2, 0, 3, 0]);
    expect(await requests.countEarlier([])).toEqual(new Map());
    expect((await requests.countEarlier([third])).get(third.id)).toBe(2);
  });
});
