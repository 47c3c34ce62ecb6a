import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { listEntries } from "../../api/src/audit/list-entries.ts";
import { entry } from "./entry.ts";
import { kinds, open, type Opened, type Places } from "./place.ts";

const bob = { kind: "person", id: "9d5c0f6e-0000-4000-8000-000000000002", name: "Bob" } as const;

describe.each(kinds)("reading the log on $name", ({ start }) => {
  let places: Places;
  let database: Opened;
  beforeAll(async () => {
    places = await start();
    database = await open(await places.fresh());
    for (let count = 1; count <= 7; count += 1) {
      await database.append(entry({ subject: { vault: "kv-a", request: `r${count}` } }));
    }
    await database.append(
      entry({ type: "access-requested", actor: bob, texts: { reason: "Müller, 50% of_it" } }),
      entry({ type: "grant-opened", subject: { vault: "kv-b", secret: "s", grant: "g1" } }),
    );
  });
  afterAll(async () => {
    await database.close();
    await places.stop();
  });

  type Filter = Parameters<typeof listEntries>[1];
  const sequences = async (filter: Filter): Promise<number[]> => {
    const { items, total } = await listEntries(database.auditReader, filter, { limit: 200 });
    expect(items).toHaveLength(total);
    return items.map(({ sequence }) => sequence);
  };

  const past = new Date(Date.now() - 3_600_000);
  it.each<[Filter, number[]]>([
    [{}, [9, 8, 7, 6, 5, 4, 3, 2, 1]],
    [{ types: ["grant-opened", "access-requested"] }, [9, 8]],
    [{ types: [] }, []],
    [{ actor: bob.id }, [8]],
    [{ actor: bob.id, types: ["grant-opened"] }, []],
    [{ vault: "kv-b" }, [9]],
    [{ vault: "kv-b", secret: "other" }, []],
    [{ request: "r3" }, [3]],
    [{ grant: "g1" }, [9]],
    [{ to: past }, []],
    [{ from: past, vault: "kv-b" }, [9]],
    [{ q: "müLLER" }, [8]],
    [{ q: "50% of_it" }, [8]],
    [{ q: "50_" }, []],
    [{ q: "%" }, [8]],
    [{ q: "\\" }, []],
    [{ q: "' OR 1=1 --" }, []],
  ])("with %j finds %j", async (filter, found) => {
    expect(await sequences(filter)).toEqual(found);
  });

  it("comes to its end page by page, whatever is written meanwhile", async () => {
    const seen: number[] = [];
    let cursor: string | undefined;
    do {
      const page = await listEntries(database.auditReader, { vault: "kv-a" }, { cursor, limit: 3 });
      seen.push(...page.items.map(({ sequence }) => sequence));
      cursor = page.nextCursor;
      await database.append(entry({ subject: { vault: "kv-a" } }));
    } while (cursor !== undefined);
    expect(seen).toEqual([7, 6, 5, 4, 3, 2, 1]);
  });

  it("shows what people wrote beside the entry", async () => {
    const { items } = await listEntries(database.auditReader, { actor: bob.id }, { limit: 1 });
    expect(items[0]).toMatchObject({ actor: bob, texts: { reason: "Müller, 50% of_it" } });
  });

  it("knows how far the clocks are apart", async () => {
    expect(Math.abs(await database.skew())).toBeLessThan(2_000);
  });
});
