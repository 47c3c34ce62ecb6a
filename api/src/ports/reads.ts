import type { Consumer, GrantUse, ReadBasis } from "@vault-tab/contract";
import type { AccessWindow } from "../audit/explained-read.ts";
import type { KeptRead } from "../audit/kept-read.ts";
import type { NewEntry } from "../audit/new-entry.ts";
import type { ReadLogProgress } from "../audit/log-standing.ts";

export interface ReadFilter {
  readonly bases?: readonly ReadBasis[] | undefined;
  readonly vault?: string | undefined;
  readonly name?: string | undefined;
  /** Asked for by its name. */
  readonly version?: string | undefined;
  /** Object id of who read. */
  readonly reader?: string | undefined;
  readonly grant?: string | undefined;
  readonly from?: Date | undefined;
  readonly to?: Date | undefined;
}

export interface ReadPlace {
  readonly createdAt: Date;
  readonly id: string;
}

/** Whose reads of what a grant might explain. */
export interface ReadKey {
  readonly reader: string;
  readonly vault: string;
  readonly secret: string;
}

export interface HeldLog {
  readonly lease: string;
  readonly progress: ReadLogProgress;
}

/** How many know what a secret holds since one of its versions came to be. */
export interface KnownBy {
  readonly people: number;
  readonly services: number;
  readonly reads: number;
}

/** Reads as they are kept, each with its entry of the log. */
export interface Reads {
  /** The log, for one replica at a time; nothing where another one has it. */
  claim(now: Date, until: Date): Promise<HeldLog | undefined>;
  /** @returns false where the lease was lost */
  advance(held: HeldLog, progress: ReadLogProgress, until: Date): Promise<boolean>;
  /** Grants that might explain these. */
  windows(keys: readonly ReadKey[]): Promise<readonly AccessWindow[]>;
  /** Those of these ids that are kept already. */
  known(ids: readonly string[]): Promise<ReadonlySet<string>>;
  /** Keeps what is new of these; each comes with what the log says of it. @returns how many */
  keep(reads: readonly { readonly read: KeptRead; readonly entry: NewEntry }[]): Promise<number>;
  progress(): Promise<ReadLogProgress>;
  /** When the newest that is kept happened. */
  newest(): Promise<Date | undefined>;
  /** Newest first. */
  list(filter: ReadFilter, limit: number, before?: ReadPlace): Promise<readonly KeptRead[]>;
  count(filter: ReadFilter): Promise<number>;
  /** By grant; those that were never used are left out. */
  uses(grants: readonly string[]): Promise<ReadonlyMap<string, GrantUse>>;
  /** Who has read this secret since, the latest first. */
  consumers(vault: string, name: string, since: Date): Promise<readonly Consumer[]>;
  /** Reads of this version, by its name or as the newest, since it came to be. */
  knownBy(vault: string, name: string, version: { id: string; at: Date }): Promise<KnownBy>;
}
