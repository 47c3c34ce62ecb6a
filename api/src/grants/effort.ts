import { LATE_WRITE_LIMIT, LOOK_AGAIN_AFTER } from "./pauses.ts";

/** What was tried on a role assignment, so that whoever goes on knows. */
export interface Effort {
  /** Without success since the last one. */
  readonly attempts: number;
  /** Not before then. */
  readonly nextTryAt?: Date;
  /** What it waits for, in words. */
  readonly trouble?: string;
  /** A write was sent then of which nobody knows yet what became. */
  readonly writeOpenSince?: Date;
  /** Until then such a write may still take effect: it is looked for. */
  readonly lookUntil?: Date;
  readonly lookAt?: Date;
  /** Nobody knew of it, and it stood in Azure with our note: found then, and still to be taken away. */
  readonly orphanSince?: Date;
}

/** Kept before a write is sent: who finds it after a crash knows that one may be under way. */
export const writing = (effort: Effort, now: Date): Effort => ({
  ...effort,
  writeOpenSince: effort.writeOpenSince ?? now,
});

/**
 * Azure is as it should be. An earlier write whose answer is missing may still come and undo that,
 * so it is looked at again until no such write can come any more.
 */
export const succeeded = (before: Effort, now: Date): Effort => {
  const until = before.writeOpenSince
    ? new Date(now.getTime() + LATE_WRITE_LIMIT)
    : before.lookUntil;
  if (!until || until.getTime() <= now.getTime()) return { attempts: 0 };
  const next = Math.min(until.getTime(), now.getTime() + LOOK_AGAIN_AFTER);
  return { attempts: 0, lookUntil: until, lookAt: new Date(next) };
};

/** Whether a write of ours may still take effect. */
export const mayComeLate = ({ writeOpenSince, lookUntil }: Effort, now: Date): boolean =>
  writeOpenSince !== undefined || (lookUntil !== undefined && lookUntil.getTime() > now.getTime());
