import type { ReadLogStanding } from "@vault-tab/contract";

/** What is known of how far the log was read. */
export interface ReadLogProgress {
  /** Up to when lines had arrived that were asked for. */
  readonly arrivedTo: Date | undefined;
  readonly askedAt: Date | undefined;
  /** When the newest of our own signs of life was written, by vault, as far as they arrived. */
  readonly heartbeats: Readonly<Record<string, Date>>;
  readonly trouble: string | undefined;
}

/**
 * How late a line may be: documented are 3 to 10 minutes.
 * https://learn.microsoft.com/azure/azure-monitor/logs/data-ingestion-time
 */
const LATEST = 10 * 60_000;

/**
 * Until when every read of these vaults is known. A line of our own that has arrived proves that the
 * vault logs to where we look; what is older than the latest a line may be has arrived with it. Lines
 * come in any order, so what is younger may yet come. Of no vault nothing is known.
 */
export const completeTo = (
  { heartbeats, askedAt }: Pick<ReadLogProgress, "heartbeats" | "askedAt">,
  vaults: readonly string[],
): Date | undefined => {
  if (!askedAt || vaults.length === 0) return undefined;
  let earliest = askedAt.getTime() - LATEST;
  for (const vault of vaults) {
    const beat = heartbeats[vault];
    if (!beat) return undefined;
    earliest = Math.min(earliest, beat.getTime());
  }
  return new Date(earliest);
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
