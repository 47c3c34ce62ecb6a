import { operations, type OperationId, Problem } from "@vault-tab/contract";
import { decodeJwt } from "jose";
import { eventGridToken } from "../world/event-grid-token.ts";
import type { VaultTab } from "../world/vault-tab.ts";

/** A client of the tenant that acts for people; `AGENT_CLIENT_IDS` names it. */
export const agentClient = "a9e00000-0000-4000-8000-000000000001";
const elsewhere = "11111111-2222-4333-8444-555555555555";

const personas = [
  ...["requester", "approver", "second-approver", "admin", "auditor"],
  ...["outsider", "crypto-only", "one-secret-only", "guest"],
] as const;
const strangers = [
  ...["requester's agent", "approver's agent", "admin's agent"],
  ...["another client", "another tenant", "nobody", "Event Grid"],
] as const;
export const cast: readonly string[] = [...personas, ...strangers];

/** A token for each of the cast: none for nobody, and none that Entra itself would not have signed. */
export const tokensOf = async (vaultTab: VaultTab): Promise<ReadonlyMap<string, string>> => {
  const real = new Map<string, string>();
  for (const key of personas) real.set(key, await vaultTab.person(key).ssoToken());
  const changed = (who: string, change: object) =>
    vaultTab.sandbox.sign({ ...decodeJwt(real.get(who) ?? ""), ...change });
  for (const who of ["requester", "approver", "admin"]) {
    real.set(`${who}'s agent`, await changed(who, { azp: agentClient }));
  }
  real.set("another client", await changed("requester", { azp: elsewhere }));
  real.set("Event Grid", await eventGridToken(vaultTab));
  real.set("another tenant", await changed("requester", { tid: elsewhere }));
  return real;
};

export interface Sending {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: string;
  readonly body?: unknown;
  readonly key?: string;
}

export interface Answer {
  readonly status: number;
  readonly code?: string;
  readonly text: string;
}

/** One call of an operation as it stands in the contract. */
export const callOf =
  (vaultTab: VaultTab) =>
  async (id: OperationId, token: string | undefined, sending: Sending = {}): Promise<Answer> => {
    const operation = operations[id];
    const path = operation.path.replaceAll(/\{(\w+)\}/g, (_whole, name: string) =>
      encodeURIComponent(sending.params?.[name] ?? ""),
    );
    const answer = await fetch(`${vaultTab.product.origin}${path}${sending.query ?? ""}`, {
      method: operation.method.toUpperCase(),
      headers: {
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
        ...(sending.key !== undefined && { "idempotency-key": sending.key }),
        ...(operation.method !== "get" && { "content-type": "application/json" }),
      },
      ...(operation.method !== "get" && { body: JSON.stringify(sending.body ?? {}) }),
    });
    if (answer.ok && operation.mediaType === "text/event-stream") {
      await answer.body?.cancel();
      return { status: answer.status, text: "" };
    }
    const text = await answer.text();
    return answer.ok
      ? { status: answer.status, text }
      : { status: answer.status, code: Problem.parse(JSON.parse(text)).code, text };
  };
