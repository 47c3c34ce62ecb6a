import { setTimeout as pause } from "node:timers/promises";
import { Secrets } from "@vault-tab/contract";
import { decodeJwt } from "jose";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { followEvents } from "../world/follow-events.ts";
import { listAll } from "../world/list-all.ts";
import type { Persona } from "../world/persona.ts";
import { takeRole } from "../world/take-role.ts";
import { startVaultTab, type VaultTab } from "../world/vault-tab.ts";

/** Of 10,000 secrets; 400 pages at this many milliseconds each. */
const LATENCY = 5;
const RIGHTS_SECONDS = 1;

let vaultTab: VaultTab;
beforeAll(async () => {
  vaultTab = await startVaultTab(
    { latency: LATENCY },
    { RIGHTS_SECONDS: String(RIGHTS_SECONDS), REFRESH_SECONDS: "3600" },
  );
});
afterAll(() => vaultTab.stop());

const fleet = "?vault=kv-fleet&kind=secret&limit=50";
const look = async (as: Persona | string, query = fleet): Promise<Secrets> =>
  Secrets.parse(await (await vaultTab.call(`/api/secrets${query}`, as)).json());
/** Pages of the fleet that Key Vault has given; proofs, which ask for one item, are not among them. */
const pagesRead = (): number =>
  vaultTab.sandbox
    .keyVaultLog()
    .filter(({ vault, operationName }) => vault === "kv-fleet" && operationName === "SecretList")
    .filter(({ requestUri }) => !/maxresults=1(&|$)/.test(requestUri))
    .filter(({ httpStatusCode }) => httpStatusCode === 200).length;

describe("a vault of 10,000 secrets", () => {
  it("shows its first rows at once, then all, as it tells whoever listens", async () => {
    const requester = vaultTab.person("requester");
    const listener = await followEvents(vaultTab, requester);
    const crowd = ["approver", "second-approver", "admin"].map((key) => vaultTab.person(key));
    const tokens = await Promise.all([requester, ...crowd].map((persona) => persona.ssoToken()));
    const views = await Promise.all(
      Array.from({ length: 48 }, (_, number) => look(tokens[number % tokens.length] ?? "")),
    );
    for (const view of views) {
      expect(view.items.length).toBeGreaterThanOrEqual(25);
      expect(view.total).toBeLessThan(10_000);
      expect(view.complete).toBe(false);
    }
    const last = await listener.until(
      ({ type, data }) => type === "secrets-read" && data.vault === "kv-fleet" && data.complete,
    );
    expect(last.data).toEqual({
      vault: "kv-fleet",
      kind: "secret",
      entries: 10_000,
      complete: true,
    });
    expect(await look(requester)).toMatchObject({ total: 10_000, complete: true, problems: [] });
    listener.stop();
    expect(pagesRead()).toBe(400);
  });

  it("costs whoever comes later one call", async () => {
    await pause(RIGHTS_SECONDS * 1000);
    const token = await vaultTab.person("admin").ssoToken();
    const before = vaultTab.sandbox.keyVaultLog().length;
    expect((await look(token)).total).toBe(10_000);
    expect(vaultTab.sandbox.keyVaultLog()).toHaveLength(before + 1);
  });

  it("is sorted and paged without being read again", async () => {
    const { secrets } = await listAll(vaultTab, vaultTab.person("admin"), {
      vault: "kv-fleet",
      kind: "secret",
      sort: "-name",
    });
    const names = secrets.map(({ name }) => name);
    expect(names).toEqual([...new Set(names)].sort().reverse());
    expect(names).toHaveLength(10_000);
    expect(pagesRead()).toBe(400);
  });
});

describe("whoever may not see it", () => {
  it("learns nothing by count, order, problem, cursor or event", async () => {
    const admin = await look(vaultTab.person("admin"));
    const outsider = vaultTab.person("outsider");
    const listener = await followEvents(vaultTab, outsider);
    for (const query of ["", "?limit=1", "?sort=-updated", "?q=fleet", "?health=expired"]) {
      expect(await look(outsider, query)).toEqual({
        items: [],
        total: 0,
        complete: true,
        problems: [],
      });
    }
    const theirs = await look(outsider, `?limit=1&cursor=${admin.nextCursor ?? ""}`);
    expect(theirs).toEqual({ items: [], total: 0, complete: true, problems: [] });
    await look(vaultTab.person("approver"), "?vault=kv-platform");
    await pause(500);
    expect(listener.heard).toEqual([]);
    listener.stop();
  });
});

describe("whoever's right is taken away", () => {
  it("sees nothing of the vault after the time for which a proof holds", async () => {
    const persona = vaultTab.person("second-approver");
    const token = await persona.ssoToken();
    expect((await look(token)).total).toBe(10_000);
    await takeRole(vaultTab.sandbox, "second-approver", "kv-fleet");
    await pause(RIGHTS_SECONDS * 1000);
    expect(await look(token)).toEqual({
      items: [],
      total: 0,
      complete: false,
      problems: [{ vault: "kv-fleet", code: "not_found" }],
    });
  });
});

describe("the stream of events", () => {
  it("ends with the token that opened it", async () => {
    const { sandbox } = vaultTab;
    const persona = vaultTab.person("requester");
    const claims = decodeJwt(await persona.ssoToken());
    const soon = Math.floor(Date.now() / 1000) + 2;
    const listener = await followEvents(vaultTab, await sandbox.sign({ ...claims, exp: soon }));
    await listener.ended;
    expect(Date.now() / 1000).toBeLessThan(soon + 2);
  });

  it("goes on where it broke off, and says when that is not possible", async () => {
    const persona = vaultTab.person("requester");
    const first = await followEvents(vaultTab, persona);
    first.stop();
    const second = await followEvents(vaultTab, persona, "another-process.7");
    expect((await second.until(({ type }) => type === "reset")).type).toBe("reset");
    second.stop();
  });
});
