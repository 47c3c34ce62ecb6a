import type { AuditCheck, AuditChecks } from "../ports/audit-checks.ts";
import type { AuditReader } from "../ports/audit-reader.ts";
import type { CheckpointSigner, CheckpointStore } from "../ports/checkpoints.ts";
import { checkChain, type Wrong } from "./chain-check.ts";
import { CHAIN } from "./chain.ts";
import { signedTextOf } from "./checkpoint.ts";

export interface Verifying {
  readonly reader: AuditReader;
  readonly checks: AuditChecks;
  readonly store: CheckpointStore;
  readonly signer: CheckpointSigner;
  readonly clock: { now(): Date };
}

/**
 * The whole chain against every checkpoint that left the database under our signature. A forged
 * checkpoint proves nothing either way, so it is no anchor.
 */
export const verifyLog = async (verifying: Verifying): Promise<AuditCheck> => {
  const { reader, checks, store, signer, clock } = verifying;
  const anchors = (await store.all()).filter((checkpoint) =>
    signer.isMine(signedTextOf(checkpoint), checkpoint.signature),
  );
  const chain = checkChain(CHAIN, anchors);
  let wrong: Wrong | undefined;
  for await (const link of reader.links()) {
    wrong = chain.add(link);
    if (wrong) break;
  }
  const check = { at: clock.now(), intactTo: chain.head, wrong: wrong ?? chain.end() };
  await checks.remember(check);
  return check;
};
