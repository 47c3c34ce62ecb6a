import { describe, expect, it } from "vitest";
import type { Clock } from "../clock.ts";
import type { Asker } from "../ports/asker.ts";
import type { Rights } from "../ports/rights.ts";
import { ProblemError, RefusedByAzure, VaultProblemError } from "../problem-error.ts";
import { lookIntoVault } from "./look-into-vault.ts";
import type { Catalogue } from "./read-catalogue.ts";
import type { Reading } from "./reading.ts";
import type { WatchedVault } from "./watched-vault.ts";

const vault: WatchedVault = { name: "kv", uri: "", resourceId: "", environment: "" };
const asker: Asker = {
  requestId: "request-1",
  actor: {
    kind: "person",
    tenantId: "t",
    objectId: "one",
    name: "one",
    userPrincipalName: "one",
    roles: [],
    tokenExpiresAt: new Date(0),
    assertion: () => "",
  },
};
const clock: Clock = { now: () => new Date(0), within: (_ms, work) => work };
const reading: Reading = { entries: [], complete: true, readAt: new Date(0) };

const ports = (facts: {
  cold: boolean;
  known?: boolean;
  seenBefore?: boolean;
  asked?: boolean | ProblemError;
  read: Reading | Error;
}) => {
  const learnt: boolean[] = [];
  let asked = 0;
  const rights: Rights = {
    known: () => (facts.known === undefined ? undefined : Promise.resolve(facts.known)),
    mayList: () => {
      if (facts.known !== undefined) return Promise.resolve(facts.known);
      asked += 1;
      if (facts.asked instanceof Error) return Promise.reject(facts.asked);
      return Promise.resolve(facts.asked ?? false);
    },
    wasAllowed: () => facts.seenBefore ?? false,
    learn: (_asker, _vault, _kind, allowed) => void learnt.push(allowed),
  };
  let reads = 0;
  const catalogue: Catalogue = {
    outdate: () => undefined,
    isCold: () => facts.cold,
    read: () => {
      reads += 1;
      return facts.read instanceof Error ? Promise.reject(facts.read) : Promise.resolve(facts.read);
    },
  };
  return {
    look: () => lookIntoVault({ rights, catalogue, clock }, asker, vault, "secret"),
    learnt,
    calls: () => ({ asked, reads }),
  };
};

describe("who looks into a vault", () => {
  it("sees nothing that is kept before Azure has said yes to them", async () => {
    const { look, calls } = ports({ cold: false, asked: false, read: reading });
    expect(await look()).toEqual({ outcome: "refused" });
    expect(calls()).toEqual({ asked: 1, reads: 0 });
  });

  it("is not asked about again while a refusal holds, be the vault cold or not", async () => {
    const { look, calls } = ports({ cold: true, known: false, read: reading });
    expect(await look()).toEqual({ outcome: "refused" });
    expect(calls()).toEqual({ asked: 0, reads: 0 });
  });

  it("sees what is kept for one small call", async () => {
    const { look, calls } = ports({ cold: false, asked: true, read: reading });
    expect(await look()).toEqual({ outcome: "proven", reading });
    expect(calls()).toEqual({ asked: 1, reads: 1 });
  });

  it("proves their right by reading, where they are the first", async () => {
    const { look, calls, learnt } = ports({ cold: true, read: reading });
    expect(await look()).toEqual({ outcome: "proven", reading });
    expect([calls(), learnt]).toEqual([{ asked: 0, reads: 1 }, [true]]);
  });

  it("is refused by that very reading", async () => {
    const { look, learnt } = ports({ cold: true, read: new RefusedByAzure() });
    expect(await look()).toEqual({ outcome: "refused" });
    expect(learnt).toEqual([false]);
  });

  it("learns nothing of a vault that fails before their right is known", async () => {
    const problem = new VaultProblemError("upstream_throttled");
    const cold = ports({ cold: true, read: problem });
    expect(await cold.look()).toEqual({ outcome: "unproven", problem, seenBefore: false });
    expect(cold.learnt).toEqual([]);
    const warm = ports({ cold: false, asked: problem, read: reading });
    expect(await warm.look()).toEqual({ outcome: "unproven", problem, seenBefore: false });
  });

  it("is told by name of one that fails afterwards", async () => {
    const problem = new VaultProblemError("upstream_unavailable");
    const { look } = ports({ cold: false, asked: true, read: problem });
    expect(await look()).toEqual({ outcome: "proven", reading: undefined, problem });
  });

  it("has to sign in, where that is what fails", async () => {
    const { look } = ports({ cold: true, read: new ProblemError("consent_required") });
    await expect(look()).rejects.toMatchObject({ code: "consent_required" });
  });
});
