import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { Grants, Secrets, SentRequests } from "@vault-tab/contract";
import { root } from "../../scripts/root.ts";
import { startVaultTab, type VaultTab } from "../world/vault-tab.ts";
import { type Bench, bounded, told, within } from "./figures.ts";
import { quantile } from "./statistics.ts";

/** In one request at most. */
const TOGETHER = 50;
const BURST = 2_000;
const ALONE = 60;
/** Of ARM: a bucket of 200 deletes, filled by 10 a second. */
const limitOf = (deletes: number): number => (deletes - 200) / 10;

const rule = `
@id("bench-fleet")
@title("Members open the fleet by themselves")
@reason("For a measurement.")
@maxDuration("PT8H")
@approvals("0")
@approvers("Team::b2000000-0000-4000-8000-000000000001::owners")
permit (
  principal in Team::"b2000000-0000-4000-8000-000000000001",
  action == Action::"requestAccess",
  resource in Vault::"kv-fleet"
);
`;

const fleetNames = async (vaultTab: VaultTab, token: string, count: number) => {
  const names: string[] = [];
  let cursor = "";
  while (names.length < count) {
    const query = new URLSearchParams({ vault: "kv-fleet", kind: "secret", limit: "500" });
    if (cursor) query.set("cursor", cursor);
    const answer = await vaultTab.call(`/api/secrets?${query}`, token);
    const page = Secrets.parse(await answer.json());
    if (!page.complete) {
      await pause(500);
      names.length = 0;
      cursor = "";
      continue;
    }
    names.push(...page.items.map(({ name }) => name));
    cursor = page.nextCursor ?? "";
  }
  return names.slice(0, count);
};

const ask = async (
  vaultTab: VaultTab,
  token: string,
  names: readonly string[],
  duration: string,
) => {
  const answer = await fetch(`${vaultTab.product.origin}/api/access-requests`, {
    method: "POST",
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    body: JSON.stringify({
      secrets: names.map((name) => ({ vault: "kv-fleet", name })),
      role: "read",
      duration,
      reason: "A measurement",
    }),
  });
  SentRequests.parse(await answer.json());
};

const open = "status=scheduled&status=provisioning&status=active&status=ending";
const unopened = "status=scheduled&status=provisioning";

/** Asked for with one row a second, so that the asking is not what is measured. */
const untilNoneIs = async (vaultTab: VaultTab, statuses: string): Promise<void> => {
  for (let tries = 0; tries < 1_200; tries += 1) {
    const token = await vaultTab.person("requester").ssoToken();
    const answer = await vaultTab.call(`/api/grants?${statuses}&limit=1`, token);
    if (Grants.parse(await answer.json()).items.length === 0) return;
    await pause(1_000);
  }
  throw new Error(`Some stay ${statuses}`);
};

/** How long after its end ARM confirmed that each was gone, in seconds. */
const lateness = (grants: Grants["items"]): number[] =>
  grants.map(
    ({ endsAt = "", endedAt = "" }) =>
      (new Date(endedAt).getTime() - new Date(endsAt).getTime()) / 1000,
  );

const measure = async (vaultTab: VaultTab) => {
  const token = await vaultTab.person("requester").ssoToken();
  const names = await fleetNames(vaultTab, token, BURST + ALONE);
  // Each ends at a time of its own.
  for (const name of names.slice(BURST)) await ask(vaultTab, token, [name], "PT20S");
  await untilNoneIs(vaultTab, open);
  const answer = await vaultTab.call(`/api/grants?status=ended&limit=${ALONE}`, token);
  const alone = lateness(Grants.parse(await answer.json()).items);
  await vaultTab.control("settings", { limits: false });
  for (let from = 0; from < BURST; from += TOGETHER) {
    await ask(vaultTab, token, names.slice(from, from + TOGETHER), "PT30M");
  }
  await untilNoneIs(vaultTab, unopened);
  await vaultTab.control("settings", { limits: true });
  await vaultTab.control("arm", { reset: true });
  await vaultTab.control("clock", { advance: "PT30M" });
  const begun = performance.now();
  await untilNoneIs(vaultTab, open);
  return { alone, burst: (performance.now() - begun) / 1000 };
};

export const endingBench: Bench = {
  name: "ending",
  run: async () => {
    const rules = mkdtempSync(join(tmpdir(), "vault-tab-rules-"));
    cpSync(join(root, "rules"), rules, { recursive: true });
    writeFileSync(join(rules, "bench.cedar"), rule);
    const vaultTab = await startVaultTab(
      {},
      { RULES_FOLDER: rules, REQUESTS_PER_MINUTE: "1000000" },
    );
    try {
      const { alone, burst } = await measure(vaultTab);
      return {
        title: "The end of grants",
        how: `${BURST} grants that are all over in the same instant, under ARM's limits for one principal (a bucket of 200 deletes, 10 more a second), until the last is confirmed to be gone; before that ${ALONE} grants that end one after the other. One process, PGlite.`,
        figures: [
          within(1.1, {
            what: `${BURST} ends at once`,
            measured: burst,
            against: limitOf(BURST),
            unit: "s",
            of: "what ARM lets through",
          }),
          bounded(1, {
            what: "from due to confirmed, p99, without a burst",
            measured: quantile(alone, 0.99),
            unit: "s",
          }),
          told({ what: "the same, median", measured: quantile(alone, 0.5), unit: "s" }),
        ],
      };
    } finally {
      await vaultTab.stop();
      rmSync(rules, { recursive: true, force: true });
    }
  },
};
