import type { AccessRequestStatus } from "@vault-tab/contract";
import type { NewEntry } from "../audit/new-entry.ts";
import type { GrantRecord } from "../grants/grant.ts";
import type { NewNotice } from "../notices/notice.ts";
import type { AccessRequestRecord } from "../requests/access-request.ts";
import type { Past } from "../requests/objections.ts";

/** A request as it is to stand, the grants that come with it, what the log says of it and who is told. */
export interface RequestChange {
  readonly request: AccessRequestRecord;
  readonly grants?: readonly GrantRecord[];
  readonly entries: readonly [NewEntry, ...NewEntry[]];
  readonly notices?: readonly NewNotice[];
}

export interface RequestFilter {
  /** Object id of the one who asked. */
  readonly requester?: string;
  readonly statuses?: readonly AccessRequestStatus[];
  readonly breakGlassToSignOff?: boolean;
  /** Those on which somebody has decided. */
  readonly decidedOn?: true;
  readonly ids?: readonly string[];
  /** Every word of it is somewhere in the names, the reason or the ticket, in whatever case. */
  readonly search?: string;
}

/** Newest first; `before` is the place behind which a page begins. */
export interface RequestPlace {
  readonly createdAt: Date;
  readonly id: string;
}

/** Access requests as they are kept. Each change is one commit with its entries. */
export interface Requests {
  /** What can stand against this person's asking anew. */
  past(requester: string): Promise<Past>;
  /**
   * Keeps new requests of one person, all or none. One call at a time for each: `judge` sees what any
   * other one has left behind.
   * @throws ProblemError `already_asked` where the same wish is pending, and what `judge` throws
   */
  add(
    requester: string,
    judge: (past: Past) => readonly RequestChange[],
  ): Promise<readonly AccessRequestRecord[]>;
  find(id: string): Promise<AccessRequestRecord | undefined>;
  list(
    filter: RequestFilter,
    limit: number,
    before?: RequestPlace,
  ): Promise<readonly AccessRequestRecord[]>;
  /** How often whoever asks had asked for something of it before, by id; none where never. */
  countEarlier(requests: readonly AccessRequestRecord[]): Promise<ReadonlyMap<string, number>>;
  /**
   * Makes a move on one request. The row is locked meanwhile, so that of two moves at once the
   * second sees what the first has done.
   * @throws ProblemError `not_found`, and what `move` throws: then nothing is changed
   */
  change(
    id: string,
    move: (request: AccessRequestRecord) => RequestChange,
  ): Promise<AccessRequestRecord>;
  /** Those that are approved by their state, and by fewer people than they ask for. */
  unfounded(limit: number): Promise<readonly AccessRequestRecord[]>;
  /** Pending ones whose time is over. */
  lapsed(now: Date, limit: number): Promise<readonly string[]>;
}
