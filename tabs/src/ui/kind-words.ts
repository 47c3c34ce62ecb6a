import type { Kind } from "@vault-tab/contract";

export const kindWords = {
  secret: "Secret",
  certificate: "Certificate",
  key: "Key",
} as const satisfies Record<Kind, string>;
