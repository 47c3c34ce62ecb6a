import type { Wrong } from "../audit/chain-check.ts";
import type { Head } from "../audit/chain.ts";

/** How far the chain was found intact, and when. */
export interface AuditCheck {
  readonly at: Date;
  readonly intactTo: Head;
  readonly wrong: Wrong | undefined;
}

export interface AuditChecks {
  last(): Promise<AuditCheck | undefined>;
  remember(check: AuditCheck): Promise<void>;
}
