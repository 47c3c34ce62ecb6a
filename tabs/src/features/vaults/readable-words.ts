import type { Vault } from "@vault-tab/contract";

const plurals = { secret: "secrets", certificate: "certificates", key: "keys" } as const;
const list = new Intl.ListFormat("en", { type: "conjunction" });

/** "secrets and keys" */
export const readableWords = ({ readable }: Pick<Vault, "readable">): string => {
  const kinds = (["secret", "certificate", "key"] as const).filter((kind) => readable[kind]);
  return kinds.length === 0 ? "nothing" : list.format(kinds.map((kind) => plurals[kind]));
};
