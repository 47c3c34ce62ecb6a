import type { Event } from "@vault-tab/contract";
import { describe, expect, it } from "vitest";
import type { Asker } from "../ports/asker.ts";
import type { KeyVault } from "../ports/key-vault.ts";
import { ProblemError, RefusedByAzure, VaultProblemError } from "../problem-error.ts";
import type { Metadata } from "./metadata.ts";
import { createCatalogue } from "./read-catalogue.ts";
import type { Reading } from "./reading.ts";
import type { WatchedVault } from "./watched-vault.ts";

const vault: WatchedVault = {
  name: "kv",
  uri: "https://kv.vault.azure.net",
  resourceId: "/kv",
  environment: "test",
};
const asker = (objectId: string): Asker => ({
  requestId: "request-1",
  actor: {
    kind: "person",
    tenantId: "t",
    objectId,
    name: objectId,
    userPrincipalName: objectId,
    roles: [],
    tokenExpiresAt: new Date(0),
    assertion: () => objectId,
  },
});
const metadata = (name: string): Metadata => ({
  vault: "kv",
  name,
  kind: "secret",
  enabled: true,
  createdAt: new Date(0),
  updatedAt: new Date(0),
  tags: {},
  managed: false,
});
const turn = () => new Promise((resolve) => setImmediate(resolve));
const names = ({ entries }: Reading) => entries.map((entry) => entry.metadata.name).join("");

type Step = string | Error;

/** A catalogue over a vault that a test turns page by page; it counts who read and hears the events. */
const world = (...readings: Step[][]) => {
  const readers: string[] = [];
  const told: Event[] = [];
  const time = { ms: 0 };
  let turnPage: () => void = () => undefined;
  const keyVault: Pick<KeyVault, "list"> = {
    async *list({ actor }) {
      const steps = readings[readers.length] ?? [];
      readers.push(actor.objectId);
      for (const step of steps) {
        await new Promise<void>((resolve) => (turnPage = resolve));
        if (step instanceof Error) throw step;
        yield step.split("").map(metadata);
      }
    },
  };
  const catalogue = createCatalogue({
    keyVault,
    events: { publish: (event) => told.push(event) },
    clock: { now: () => new Date(time.ms), within: (_ms, work) => work },
    refreshAfter: 30_000,
  });
  return {
    readers,
    told,
    catalogue,
    read: (who: string) => catalogue.read(asker(who), vault, "secret"),
    /** The next page arrives, so many milliseconds later. */
    page: async (after = 0) => {
      time.ms += after;
      await turn();
      turnPage();
      await turn();
    },
    pass: (ms: number) => (time.ms += ms),
  };
};

describe("the catalogue", () => {
  it("gives the first page at once and the rest as it comes", async () => {
    const { read, page, told } = world(["ab", "cd", "e"]);
    const first = read("one");
    await page();
    expect(names(await first)).toBe("ab");
    expect((await first).complete).toBe(false);
    await page(300);
    expect(names(await read("two"))).toBe("abcd");
    await page(300);
    await turn();
    expect(await read("two")).toMatchObject({ complete: true });
    expect(told.map(({ data }) => data)).toEqual([
      { vault: "kv", kind: "secret", entries: 4, complete: false },
      { vault: "kv", kind: "secret", entries: 5, complete: false },
      { vault: "kv", kind: "secret", entries: 5, complete: true },
    ]);
  });

  it("has one reader however many wait", async () => {
    const { read, page, readers } = world(["ab"]);
    const all = [read("one"), read("two"), read("three")];
    await page();
    expect((await Promise.all(all)).map(names)).toEqual(["ab", "ab", "ab"]);
    expect(readers).toEqual(["one"]);
  });

  it("does not make one person pay for another's failed sign-in", async () => {
    const { read, page, readers } = world([new ProblemError("consent_required")], ["ab"]);
    const first = read("one");
    const second = read("two");
    first.catch(() => undefined);
    await page();
    await page();
    await expect(first).rejects.toMatchObject({ code: "consent_required" });
    expect(names(await second)).toBe("ab");
    expect(readers).toEqual(["one", "two"]);
  });
});

describe("a catalogue that is kept", () => {
  it("shows what it has while it reads anew, and the new when that is whole", async () => {
    const { read, page, pass } = world(["ab"], ["a", "c"]);
    const first = read("one");
    await page();
    await first;
    pass(30_000);
    expect(names(await read("two"))).toBe("ab");
    await page();
    expect(names(await read("two"))).toBe("ab");
    await page();
    await turn();
    expect(names(await read("two"))).toBe("ac");
  });

  it("reads anew only when somebody looks, and not before it is due", async () => {
    const { read, page, pass, readers } = world(["ab"], ["ab"]);
    const first = read("one");
    await page();
    await first;
    pass(29_999);
    await read("one");
    expect(readers).toHaveLength(1);
    pass(1);
    expect(readers).toHaveLength(1);
    await read("one");
    expect(readers).toHaveLength(2);
  });

  it("keeps what it has when reading anew fails, says so with its age, and tries again later", async () => {
    const failure = new VaultProblemError("upstream_throttled");
    const { read, page, pass, readers } = world(["ab"], [failure], ["abc"]);
    const first = read("one");
    await page();
    await first;
    pass(30_000);
    await read("one");
    await page();
    const kept = await read("one");
    expect(names(kept)).toBe("ab");
    expect(kept.problem).toBe(failure);
    expect(kept.readAt.getTime()).toBe(0);
    expect(readers).toHaveLength(2);
    pass(5_000);
    await read("one");
    expect(readers).toHaveLength(3);
  });

  it("keeps the pages it got where a first reading breaks off", async () => {
    const { read, page, told } = world(["ab", new VaultProblemError("upstream_unavailable")]);
    const first = read("one");
    await page();
    await first;
    await page();
    expect(await read("one")).toMatchObject({
      complete: false,
      problem: { code: "upstream_unavailable" },
    });
    expect(told.at(-1)?.data).toMatchObject({ entries: 2, complete: false });
  });

  it("is cold until somebody begins", async () => {
    const { catalogue, read, page } = world(["ab"]);
    expect(catalogue.isCold(vault, "secret")).toBe(true);
    const first = read("one");
    expect(catalogue.isCold(vault, "secret")).toBe(false);
    expect(catalogue.isCold(vault, "key")).toBe(true);
    await page();
    await first;
  });
});

describe("a reading that breaks off", () => {
  it("goes by the next reader where the one who read loses their right", async () => {
    const { read, page, pass, readers } = world(["ab", new RefusedByAzure()], ["abc"]);
    const first = read("one");
    await page();
    await first;
    await page();
    expect(await read("two")).toMatchObject({ complete: false });
    expect(await read("two")).not.toHaveProperty("problem");
    pass(5_000);
    await read("two");
    await page();
    await turn();
    expect(await read("two")).toMatchObject({ complete: true });
    expect(readers).toEqual(["one", "two"]);
  });
});

describe("whoever listens", () => {
  it("says nothing to others of a sign-in that ends in the middle of reading", async () => {
    const { read, page } = world(["ab", new ProblemError("interaction_required")], ["abc"]);
    const first = read("one");
    await page();
    await first;
    await page(1_000);
    expect((await read("two")).problem).toBeUndefined();
  });

  it("hears nothing where reading anew finds the same", async () => {
    const { read, page, pass, told } = world(["ab"], ["ab"], ["a"]);
    const first = read("one");
    await page();
    await first;
    told.length = 0;
    pass(30_000);
    const before = await read("one");
    await page();
    await turn();
    expect(told).toEqual([]);
    expect((await read("one")).entries).toBe(before.entries);
    pass(30_000);
    await read("one");
    await page();
    await turn();
    expect(told).toHaveLength(1);
  });
});
