import type { EntryType } from "./entry-types.ts";

export type Json =
  | string
  | number
  | boolean
  | null
  | readonly Json[]
  | { readonly [name: string]: Json | undefined };

/** Who did it: a person, an agent for a person, or the service itself. Ids are Entra's object ids. */
export interface EntryActor {
  readonly kind: "person" | "agent" | "service";
  readonly id: string;
  readonly tenant?: string | undefined;
  /** As the token said then: names change, and the log tells of that day. */
  readonly name?: string | undefined;
  /** The client of an agent. */
  readonly client?: string | undefined;
}

/** What it was done to; each of these can be searched by. */
export interface EntrySubject {
  readonly vault?: string | undefined;
  readonly secret?: string | undefined;
  readonly kind?: string | undefined;
  readonly request?: string | undefined;
  readonly grant?: string | undefined;
}

/** An entry before it has its time, its id and its place in the chain. */
export interface NewEntry {
  readonly type: EntryType;
  readonly actor: EntryActor;
  readonly subject: EntrySubject;
  readonly data?: Readonly<Record<string, Json | undefined>>;
  /** What a person wrote (reason, comment, ticket): kept beside the chain, so that it can be erased. */
  readonly texts?: Readonly<Record<string, string | undefined>>;
}
