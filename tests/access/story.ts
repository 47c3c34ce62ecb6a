import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { AccessRequest, type Grant, Grants, SentRequests } from "@vault-tab/contract";
import type { Sandbox } from "@vault-tab/sandbox";
import * as z from "zod/mini";
import { type Product, startProduct } from "../world/start-product.ts";
import { type Changes, startVaultTab, type VaultTab } from "../world/vault-tab.ts";
import { behindItsBack } from "./behind-its-back.ts";
import { callOf, type Sending } from "./cast.ts";

const Control = z.object({ now: z.string(), faults: z.array(z.unknown()) });

export type Ask = Readonly<Record<string, unknown>> & { readonly secrets?: readonly object[] };

export const until = async (wanted: () => Promise<boolean>, seconds = 30): Promise<boolean> => {
  for (const end = Date.now() + seconds * 1000; Date.now() < end; await pause(100)) {
    if (await wanted()) return true;
  }
  return false;
};

/** Status of a direct read of the value, which itself is not looked at. */
const readsOf =
  (vaultTab: VaultTab) =>
  async (who: string, secret: string): Promise<number> => {
    const [vault, name] = secret.split("/");
    const token = await vaultTab.person(who).azureToken("https://vault.azure.net");
    const uri = `https://${vault}.vault.azure.net/secrets/${name}?api-version=7.5`;
    const answer = await fetch(uri, { headers: { authorization: `Bearer ${token}` } });
    await answer.body?.cancel();
    return answer.status;
  };

/** The service as a process that can be killed, and what can be seen of it from outside. */
export const startStory = async (changes: Changes = {}, nodeOptions: readonly string[] = []) => {
  const settingsIn = async (tenant: Sandbox) => ({
    ...{ COMPARE_SECONDS: "2", REQUESTS_PER_MINUTE: "5000" },
    ...(typeof changes === "function" ? await changes(tenant) : changes),
  });
  const vaultTab = await startVaultTab({ seed: "small" }, settingsIn, nodeOptions);
  const { sandbox, settings } = vaultTab;
  let product: Product = vaultTab.product;
  let starts = 0;
  const send = callOf(vaultTab);
  const call = async (who: string, ...[id, sending]: [Parameters<typeof send>[0], Sending?]) =>
    send(id, await vaultTab.person(who).ssoToken(), sending);

  const ask = async (who: string, secret: string, more: Ask = {}) => {
    const [vault = "", name] = secret.split("/");
    const { status, text } = await call(who, "askForAccess", {
      body: {
        secrets: [{ vault, ...(name !== undefined && { name }) }],
        role: name === undefined ? "see" : "read",
        duration: "PT6S",
        reason: "The nightly payout of Contoso fails",
        ticket: "INC-4711",
        ...more,
      },
    });
    if (status !== 201) throw new Error(`${secret}: ${text}`);
    return SentRequests.parse(JSON.parse(text));
  };
  const askOne = async (...asked: Parameters<typeof ask>): Promise<string> =>
    (await ask(...asked)).items[0]?.id ?? "";
  const requestOf = async (id: string): Promise<AccessRequest> =>
    AccessRequest.parse(
      JSON.parse((await call("admin", "getAccessRequest", { params: { id } })).text),
    );
  const grantOf = async (request: string): Promise<Grant | undefined> => {
    const { text } = await call("admin", "listGrants", { query: "?view=all&limit=200" });
    return Grants.parse(JSON.parse(text)).items.find(({ requestId }) => requestId === request);
  };
  const decide = (who: string, id: string, decision: "approve" | "decline") =>
    call(who, "decide", {
      params: { id },
      body: { decision, version: 1, ...(decision === "decline" && { comment: "Not today" }) },
    });

  return {
    vaultTab,
    settings,
    call,
    ask,
    askOne,
    decide,
    requestOf,
    grantOf,
    ...behindItsBack(vaultTab),
    read: readsOf(vaultTab),
    isGrant: (request: string, status: Grant["status"], seconds?: number) =>
      until(async () => (await grantOf(request))?.status === status, seconds),
    /** The tenant's time, and the faults that have not hit yet. */
    control: async (): Promise<z.infer<typeof Control>> =>
      Control.parse(await (await fetch(sandbox.endpoints.control)).json()),
    kill: async (): Promise<void> => {
      process.kill(-product.pid, "SIGKILL");
      await product.stop();
    },
    /** Of the process that answers. */
    pid: (): number => product.pid,
    startAgain: async (): Promise<void> => {
      const log = join(vaultTab.folder, `product-${(starts += 1)}.log`);
      product = await startProduct(sandbox, log, settings, nodeOptions);
    },
    stop: async (): Promise<void> => {
      await product.stop();
      await vaultTab.stop();
    },
  };
};

export type Story = Awaited<ReturnType<typeof startStory>>;
