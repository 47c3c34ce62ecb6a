import type { Clock } from "../clock.ts";
import type { Grants } from "../ports/grants.ts";
import type { ActivityFeed, HeldNotice, Outbox } from "../ports/notices.ts";
import type { Requests } from "../ports/requests.ts";
import type { RuleBook } from "../ports/rule-book.ts";
import { ProblemError } from "../problem-error.ts";
import { findAsked } from "./find-asked.ts";
import { messageOf } from "./message.ts";
import { pauseAfter, WORTH_FOR } from "./pauses.ts";
import { worthSending } from "./worth-sending.ts";

export interface NoticePorts {
  readonly outbox: Outbox;
  readonly feed: ActivityFeed;
  readonly requests: Pick<Requests, "find">;
  readonly grants: Pick<Grants, "find" | "list">;
  readonly rules: Pick<RuleBook, "peopleAsked" | "standings">;
  readonly clock: Pick<Clock, "now">;
  /** From 0 to 1. */
  readonly random: () => number;
  /** So long whoever holds a notice has it; longer than one call of Graph may take. */
  readonly holdMs: number;
  /** Told of what should not happen; the hold runs out, and it is tried again. */
  readonly failed: (cause: unknown) => void;
}

/**
 * One lane of work: sends what is due, one notice after the other, until nothing is. Any number of
 * lanes and replicas share the work.
 * @returns how many were looked at
 */
export const sendNotices = async (ports: NoticePorts): Promise<number> => {
  const { outbox, clock, holdMs, random, failed } = ports;
  for (let seen = 0; ; seen += 1) {
    const now = clock.now();
    const notice = await outbox.hold(now, new Date(now.getTime() + holdMs));
    if (!notice) return seen;
    try {
      await handle(ports, notice);
    } catch (cause) {
      const isKnown = cause instanceof ProblemError;
      if (!isKnown) failed(cause);
      const retryAfter = isKnown ? cause.facts.retryAfter : undefined;
      await outbox.postpone(notice, later(clock, notice, random(), retryAfter));
    }
  }
};

const handle = async (ports: NoticePorts, notice: HeldNotice): Promise<void> => {
  const { outbox, clock, requests } = ports;
  const now = clock.now();
  if (now.getTime() - notice.dueAt.getTime() > WORTH_FOR) return outbox.finish(notice, "given-up");
  const request = await requests.find(notice.request);
  if (!request) return outbox.finish(notice, "void");
  const asked = await findAsked(ports.rules, notice.type, request);
  if (notice.recipient === undefined) return outbox.spread(notice, asked);
  const grant = notice.grant === undefined ? undefined : await ports.grants.find(notice.grant);
  const goesOn = grant !== undefined && (await isContinued(ports, grant));
  const { type, recipient } = notice;
  const worth = worthSending({ type, recipient, request, grant, asked, goesOn, now });
  if (worth === false) return outbox.finish(notice, "void");
  if (worth !== true) return outbox.postpone(notice, worth);
  return send(ports, notice, recipient, messageOf({ type, request, grant, now }));
};

const send = async (
  { outbox, feed, clock, random }: NoticePorts,
  notice: HeldNotice,
  recipient: string,
  message: ReturnType<typeof messageOf>,
): Promise<void> => {
  const delivery = await feed.send(notice, recipient, message);
  if (delivery.outcome !== "later") return outbox.finish(notice, delivery.outcome);
  return outbox.postpone(notice, later(clock, notice, random(), delivery.retryAfter));
};

const later = (
  clock: Pick<Clock, "now">,
  { attempts }: HeldNotice,
  spread: number,
  retryAfter: number | undefined,
): Date => new Date(clock.now().getTime() + pauseAfter(attempts, spread, retryAfter));

const MANY = 1_000;

/** An extension begins where this one ends. */
const isContinued = async (
  { grants }: NoticePorts,
  { id, holder }: { readonly id: string; readonly holder: { readonly objectId: string } },
): Promise<boolean> => {
  const live = await grants.list(
    { holder: holder.objectId, statuses: ["scheduled", "provisioning", "active"] },
    MANY,
  );
  return live.some(({ continues }) => continues === id);
};
