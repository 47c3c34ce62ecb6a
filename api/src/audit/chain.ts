import { hash } from "node:crypto";

/** What stands before the first entry. */
export const GENESIS = "0".repeat(64);

export const CHAIN = "main";

/** Where a chain is: how many entries, and the hash of the last. */
export interface Head {
  readonly sequence: number;
  readonly hash: string;
}

/** An entry of the chain; of one that is left out of an export there is only the hash of its body. */
export interface Link extends Head {
  readonly body: string | undefined;
  readonly bodyHash: string;
}

export const hashOfBody = (body: string): string => hash("sha256", body, "hex");

/** The same as the database seals with (storage/migrations/0001-audit.sql, docs/audit.md). */
export const hashOf = (
  chain: string,
  sequence: number,
  previous: string,
  bodyHash: string,
): string =>
  hash("sha256", `vault-tab-audit-1\n${chain}\n${sequence}\n${previous}\n${bodyHash}`, "hex");
