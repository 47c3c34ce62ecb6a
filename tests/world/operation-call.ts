import type { Operations } from "@vault-tab/contract";

type AnyOperation = Pick<Operations[keyof Operations], "path" | "method">;

/** The address of an operation with something in the place of each name. */
export const addressOf = ({ path }: Pick<AnyOperation, "path">): string =>
  path
    .replace("{vault}", "kv-payments-dev")
    .replace("{name}", "db")
    .replace("{id}", "11111111-2222-4333-8444-555555555555");

/** How an operation is called, with an empty body where it takes one. */
export const callOf = ({ method }: Pick<AnyOperation, "method">, token?: string): RequestInit => ({
  method: method.toUpperCase(),
  headers: {
    ...(token !== undefined && { authorization: `Bearer ${token}` }),
    ...(method !== "get" && { "content-type": "application/json" }),
  },
  ...(method !== "get" && { body: "{}" }),
});
