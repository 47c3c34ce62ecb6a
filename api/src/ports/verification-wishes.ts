import type { EntryActor } from "../audit/new-entry.ts";

/** The whole log is checked by the worker, whoever asks for it. */
export interface VerificationWishes {
  /** Nothing more where it is asked for already. */
  ask(by: EntryActor): Promise<void>;
  /** Asked for, and not done yet. */
  isAsked(): Promise<boolean>;
  /** What nobody works on, for that long. */
  take(until: Date): Promise<EntryActor | undefined>;
  done(): Promise<void>;
}
