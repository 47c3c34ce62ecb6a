import type { Event } from "@vault-tab/contract";
import type { Asker } from "../ports/asker.ts";
import type { Rights } from "../ports/rights.ts";
import type { VaultDirectory } from "../ports/vault-directory.ts";
import { VaultProblemError } from "../problem-error.ts";

export interface EventPorts {
  readonly rights: Pick<Rights, "mayList">;
  readonly vaults: VaultDirectory;
}

/** What is told of a kind in a vault: whoever may list that kind there may hear it. */
export type SecretsEvent = Extract<
  Event,
  { type: "secrets-read" | "secret-changed" | "rotation-changed" | "rotation-plan-changed" }
>;

/** Whether this person may be told of it, asked anew for each: rights end while one listens. */
export const mayFollow = async (
  { rights, vaults }: EventPorts,
  asker: Asker,
  event: SecretsEvent,
): Promise<boolean> => {
  const { vault: name, kind } = event.data;
  const vault = (await vaults.watched()).find((one) => one.name === name);
  if (!vault) return false;
  try {
    return await rights.mayList(asker, vault, kind);
  } catch (cause) {
    if (cause instanceof VaultProblemError) return false;
    throw cause;
  }
};
