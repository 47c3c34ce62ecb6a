import type { SecretRef } from "@vault-tab/contract";

/** The same for the same secret, in whatever letters it was named. */
export const secretKey = ({ vault, name = "", kind = "secret" }: SecretRef): string =>
  [vault, kind, name].join("/").toLowerCase();

export const eachOnce = (secrets: readonly SecretRef[]): readonly SecretRef[] => [
  ...new Map(secrets.map((one) => [secretKey(one), one])).values(),
];
