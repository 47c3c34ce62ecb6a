import type { Read, ReadLogStanding, SecretReads } from "@vault-tab/contract";

const counted = (count: number, one: string, many: string): string =>
  `${count.toLocaleString("en")} ${count === 1 ? one : many}`;

/** "Read 3 times", or that nobody has, as far as that is known. */
export const timesRead = (reads: number): string =>
  reads === 0 ? "Not read so far" : `Read ${counted(reads, "time", "times")}`;

/** How far the reads are known; `moment` says an instant in the person's own way. */
export const completeWords = (
  { completeTo, askedAt, silent, trouble }: ReadLogStanding,
  moment: (instant: string) => string,
): string => {
  if (trouble !== undefined) return trouble;
  if (askedAt === undefined) return "Key Vault’s log has not been read yet.";
  const known =
    completeTo === undefined
      ? "Reads come up to 10 minutes late; it is not proven yet that all have come."
      : `Complete to ${moment(completeTo)}: what was read later may not have come yet.`;
  return silent.length === 0
    ? known
    : `${known} Nothing is known of ${silent.join(", ")}: its log does not come here.`;
};

/** How many know what a secret holds now. */
export const knownWords = ({ people, services, reads }: SecretReads["sinceRotation"]): string =>
  reads === 0
    ? "Nobody has read it since its newest version was made"
    : `Read by ${[
        ...(people > 0 ? [counted(people, "person", "people")] : []),
        ...(services > 0 ? [counted(services, "program", "programs")] : []),
      ].join(" and ")} since its newest version was made`;

/** By what, and from where, as far as Key Vault says. */
export const wayWords = ({ client, address }: Pick<Read, "client" | "address">): string =>
  [client ?? "an unknown client", ...(address === undefined ? [] : [`from ${address}`])].join(" ");
