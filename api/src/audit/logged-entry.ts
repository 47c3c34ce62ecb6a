import type { EntryActor, EntrySubject, Json } from "./new-entry.ts";

/** What a body says, parsed. */
export interface EntryBody {
  readonly id: string;
  readonly at: string;
  readonly type: string;
  readonly actor: EntryActor;
  readonly subject: EntrySubject;
  readonly data: Readonly<Record<string, Json | undefined>>;
  /** Salted hash of each text. */
  readonly texts?: Readonly<Record<string, string>> | undefined;
}

export interface SaltedText {
  readonly name: string;
  readonly salt: string;
  readonly text: string;
}

/** An entry as it stands in the log. A text that its body names and `texts` lacks was erased. */
export interface LoggedEntry {
  readonly sequence: number;
  readonly hash: string;
  readonly body: string;
  readonly texts: readonly SaltedText[];
}

/** With the hash of the entry before it, which is chained into its own. */
export interface PlacedEntry extends LoggedEntry {
  readonly previous: string;
}

export interface AuditFilter {
  readonly types?: readonly string[] | undefined;
  readonly actor?: string | undefined;
  /** Who did it, asked for it, or holds what it is about. */
  readonly person?: string | undefined;
  readonly vault?: string | undefined;
  readonly secret?: string | undefined;
  readonly request?: string | undefined;
  readonly grant?: string | undefined;
  readonly from?: Date | undefined;
  readonly to?: Date | undefined;
  /** Part of what the entry or one of its texts says, in any case. */
  readonly q?: string | undefined;
}
