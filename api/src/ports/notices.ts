import type { Message } from "../notices/message.ts";
import type { NewNotice } from "../notices/notice.ts";

/** A notice that nobody else sends meanwhile. */
export interface HeldNotice extends NewNotice {
  readonly id: string;
  /** This one included: it also says who holds it, for a later hold counts one more. */
  readonly attempts: number;
}

/**
 * `spread`: it has become one for each of those who were asked. `void`: it was no longer so, or no
 * longer theirs to know. `unreachable`: Graph says that this person has not the app.
 */
export type NoticeOutcome = "sent" | "spread" | "void" | "unreachable" | "given-up";

/** What was decided to be told. It is written by the commit that it tells of. */
export interface Outbox {
  /** The one that has been due longest, held until then. */
  hold(now: Date, until: Date): Promise<HeldNotice | undefined>;
  /** Nothing happens where the hold was lost meanwhile, here and below. */
  finish(notice: HeldNotice, outcome: NoticeOutcome): Promise<void>;
  postpone(notice: HeldNotice, until: Date): Promise<void>;
  /** One for each of them takes its place; nobody gets the same twice. */
  spread(notice: HeldNotice, recipients: readonly string[]): Promise<void>;
  /** Those that are done and were due before then. */
  forget(before: Date): Promise<void>;
}

export type Delivery =
  | { readonly outcome: "sent" | "unreachable" }
  | {
      readonly outcome: "later";
      /** Seconds, where Graph said them. */
      readonly retryAfter?: number;
    };

/** The activity feed of Teams. */
export interface ActivityFeed {
  /** The same notice sent again takes the place of the one before. */
  send(notice: HeldNotice, recipient: string, message: Message): Promise<Delivery>;
}
