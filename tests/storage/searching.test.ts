import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createRequests } from "../../api/src/storage/requests-store.ts";
import { root } from "../../scripts/root.ts";
import { kinds, open, type Opened, type Place, type Places } from "./place.ts";
import { asked, newRequest } from "./races-world.ts";

const backfill = /^UPDATE[^]*?;$/m.exec(
  readFileSync(join(root, "api/src/storage/migrations/0010-search.sql"), "utf8"),
)?.[0];

describe.each(kinds)("a search for requests, on $name", ({ start }) => {
  let places: Places;
  let place: Place;
  let database: Opened;
  const élan = newRequest(1, {
    requester: { objectId: "ada", name: "Ada ÉLAN" },
    reason: "100% of the _nightly_ payout fails",
    ticket: "INC-4711",
    secrets: [{ vault: "kv-payments", name: "adyen-key" }, { vault: "kv-fleet" }],
  });
  const other = newRequest(1, { reason: "Another payout" });
  beforeAll(async () => {
    places = await start();
    place = await places.fresh();
    database = await open(place);
    await createRequests(database).add("", () => [asked(élan), asked(other)]);
  });
  afterAll(async () => {
    await database.close();
    await places.stop();
  });
  const found = async (search: string): Promise<readonly string[]> =>
    (await createRequests(database).list({ search }, 10)).map(({ id }) => id);

  it.each(["nowhere", "payout nowhere", "100_", "%nightly%", "pay-out", "' OR 1=1 --"])(
    "finds nothing by %j",
    async (search) => {
      expect(await found(search)).toEqual([]);
    },
  );

  it.each(["élan", "ADYEN-key kv-fleet", "inc-4711", "100% _NIGHTLY_", "\tada  fails\n"])(
    "finds one by %j, whatever the case and wherever the words stand",
    async (search) => {
      expect(await found(search)).toEqual([élan.id]);
    },
  );

  it("finds all where no word is given", async () => {
    expect((await found("  ")).toSorted()).toEqual([élan.id, other.id].toSorted());
  });

  it("finds what was kept before there was a search, as it would be kept now", async () => {
    await database.close();
    await places.behindItsBack(place, "UPDATE vault_tab.access_requests SET searched = ''");
    database = await open(place);
    expect(await found("adyen-key")).toEqual([]);
    await database.close();
    await places.behindItsBack(place, `SET search_path TO vault_tab; ${backfill}`);
    database = await open(place);
    expect(await found("ada adyen-key inc-4711 nightly kv-fleet")).toEqual([élan.id]);
  });
});
