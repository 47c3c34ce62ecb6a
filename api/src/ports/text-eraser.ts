import type { EntryActor } from "../audit/new-entry.ts";

/** Forgets what somebody wrote. The chain goes on to verify, and says who erased what, not what it was. */
export interface TextEraser {
  /** Whether there was such a text. */
  erase(entry: string, name: string, actor: EntryActor): Promise<boolean>;
}
