import type { ReadLogStanding } from "@vault-tab/contract";

/** A sign of life of ours, as it stands in the log of a vault. */
export interface Heartbeat {
  readonly vault: string;
  readonly at: Date;
  readonly arrivedAt: Date;
}

/** What is known of how far the log was read. */
export interface ReadLogProgress {
  /** Up to when lines had arrived that were asked for. */
  readonly arrivedTo: Date | undefined;
  readonly askedAt: Date | undefined;
  /** By vault, when the newest of our own signs of life was written that proves anything. */
  readonly heartbeats: Readonly<Record<string, Date>>;
  readonly trouble: string | undefined;
}

/**
 * How late a line may be: documented are 3 to 10 minutes.
 * https://learn.microsoft.com/azure/azure-monitor/logs/data-ingestion-time
 */
export const LATEST = 10 * 60_000;

/**
 * A line of ours that has arrived proves that the vault logs to where we look. Lines come in any order,
 * and after a silence all at once: what was written before ours is there when so much time has passed
 * since ours came as any line may take.
 */
export const proven = (
  known: ReadLogProgress["heartbeats"],
  arrived: readonly Heartbeat[],
  now: Date,
): ReadLogProgress["heartbeats"] => {
  const newest = { ...known };
  for (const { vault, at, arrivedAt } of arrived) {
    const isRipe = arrivedAt.getTime() <= now.getTime() - LATEST;
    if (isRipe && at.getTime() > (newest[vault]?.getTime() ?? 0)) newest[vault] = at;
  }
  return newest;
};

/** Until when every read of these vaults is known; of no vault nothing is. */
export const completeTo = (
  { heartbeats }: Pick<ReadLogProgress, "heartbeats">,
  vaults: readonly string[],
): Date | undefined => {
  const known = vaults.flatMap((vault) => heartbeats[vault]?.getTime() ?? []);
  const every = known.length > 0 && known.length === vaults.length;
  return every ? new Date(Math.min(...known)) : undefined;
};

/** As it is told to whoever looks at reads of these vaults. */
export const readLogStanding = (
  progress: ReadLogProgress,
  vaults: readonly string[],
  newest: Date | undefined,
): ReadLogStanding => {
  const { askedAt, heartbeats, trouble } = progress;
  const complete = completeTo(
    progress,
    vaults.filter((vault) => heartbeats[vault]),
  );
  return {
    ...(complete && { completeTo: complete.toISOString() }),
    ...(askedAt && { askedAt: askedAt.toISOString() }),
    ...(newest && { newest: newest.toISOString() }),
    silent: vaults.filter((vault) => !heartbeats[vault]),
    ...(trouble !== undefined && { trouble }),
  };
};
