import { Nothing, type Operation } from "../operation.ts";
import { VaultEvents, VaultEventsReceived } from "../vault-events.ts";

export const vaultEventsOperations = {
  receiveVaultEvents: {
    method: "post",
    path: "/events/key-vault",
    summary: "Event Grid tells that something changed in a vault: it is looked at again",
    audience: "event-grid",
    params: Nothing,
    query: Nothing,
    body: VaultEvents,
    success: 200,
    reply: VaultEventsReceived,
    mediaType: "application/json",
    problems: [
      "token_missing",
      "token_invalid",
      "token_expired",
      "tenant_not_allowed",
      "client_not_allowed",
      "not_allowed",
      "invalid_input",
      "payload_too_large",
      "upstream_unavailable",
      "shutting_down",
      "internal_error",
    ],
  },
} as const satisfies Record<string, Operation>;
