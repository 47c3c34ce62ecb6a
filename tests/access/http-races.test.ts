import { AccessRequest, Grants, type OperationId, SentRequests } from "@vault-tab/contract";
import { afterAll, beforeAll, expect, it } from "vitest";
import { startVaultTab, type VaultTab } from "../world/vault-tab.ts";
import { callOf, type Sending, tokensOf } from "./cast.ts";

const ROUNDS = 12;

let vaultTab: VaultTab;
let tokens: ReadonlyMap<string, string>;

beforeAll(async () => {
  vaultTab = await startVaultTab({ seed: "small" }, { REQUESTS_PER_MINUTE: "5000" });
  tokens = await tokensOf(vaultTab);
});
afterAll(() => vaultTab.stop());

const as = (who: string, id: OperationId, sending: Sending = {}) =>
  callOf(vaultTab)(id, tokens.get(who), sending);
const wish = () => ({
  secrets: [{ vault: "kv-payments-prod", name: "adyen-api-key" }],
  role: "read",
  duration: "PT1H",
  reason: "The nightly payout of Contoso fails",
  ticket: "INC-4711",
  startsAt: new Date(Date.now() + 3_600_000).toISOString(),
});
const judge = (who: string, decision: string) => (id: string) =>
  as(who, "decide", { params: { id }, body: { decision, version: 1, comment: "so be it" } });
const approve = judge("approver", "approve");
const withdraw = (id: string) => as("requester", "withdraw", { params: { id } });

it.each([
  ["approve against approve", judge("second-approver", "approve"), ["approved"]],
  ["approve against decline", judge("second-approver", "decline"), ["approved", "declined"]],
  ["approve against withdrawal", withdraw, ["approved", "withdrawn"]],
] as const)(
  `%s, and the wish sent twice, ${ROUNDS} rounds over HTTP: one of each`,
  async (_name, other, outcomes) => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const body = wish();
      const asked = await Promise.all([1, 2].map(() => as("requester", "askForAccess", { body })));
      expect(asked.map(({ status }) => status).toSorted()).toEqual([201, 409]);
      const sent = asked.find(({ status }) => status === 201);
      const id = SentRequests.parse(JSON.parse(sent?.text ?? "")).items[0]?.id ?? "";
      const both = await Promise.all(
        round % 2 === 0 ? [approve(id), other(id)] : [other(id), approve(id)],
      );
      expect(both.map(({ status, code }) => code ?? status).toSorted()).toEqual([
        200,
        "state_changed",
      ]);
      const { text } = await as("requester", "getAccessRequest", { params: { id } });
      const request = AccessRequest.parse(JSON.parse(text));
      expect(outcomes).toContain(request.status);
      const { items } = Grants.parse(JSON.parse((await as("requester", "listGrants")).text));
      const grants = items.filter(({ requestId }) => requestId === id);
      expect(grants).toHaveLength(request.status === "approved" ? 1 : 0);
      for (const grant of grants) {
        const back = await as("requester", "returnGrant", { params: { id: grant.id } });
        expect(back.status).toBe(200);
      }
    }
  },
  120_000,
);
