import type { EntryActor } from "../audit/new-entry.ts";
import type { AccessRequestRecord } from "../requests/access-request.ts";

export interface Erasure {
  readonly actor: EntryActor;
  /** The record without what people wrote. */
  readonly blank: (request: AccessRequestRecord) => AccessRequestRecord;
}

/**
 * Forgets what somebody wrote, wherever it is kept. The chain goes on to verify, and says who erased
 * what, not what it was.
 */
export interface TextEraser {
  /** All that was written on one request. @returns how many texts; nothing changes where it is none */
  ofRequest(request: string, erasure: Erasure): Promise<number>;
  /** Of an entry that speaks of a request, all that was written on that. */
  ofEntry(sequence: number, erasure: Erasure): Promise<number>;
}
