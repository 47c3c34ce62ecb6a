import type { ReadBasis, UnexplainedBecause } from "@vault-tab/contract";
import type { ReadLine } from "./logged-read.ts";

/** One grant, as far as it can explain reads of one secret by one person. */
export interface AccessWindow {
  readonly grant: string;
  readonly holder: string;
  readonly holderName: string;
  readonly vault: string;
  readonly secret: string;
  readonly assignment: string;
  readonly opensAt: Date;
  /** When ARM confirmed it; none while that is not known yet, though it may work. */
  readonly startedAt: Date | undefined;
  readonly endedAt: Date | undefined;
}

export interface Explanation {
  readonly basis: ReadBasis;
  readonly window?: AccessWindow;
  readonly because?: UnexplainedBecause;
  readonly nearest?: Date;
}

/** Key Vault may honour a right that was taken away for so long. https://learn.microsoft.com/azure/role-based-access-control/troubleshooting */
const HONOURED = 10 * 60_000;
/** How far ARM's clock, ours and Key Vault's may be apart. */
const SKEW = 60_000;

const begins = ({ startedAt, opensAt }: AccessWindow): number =>
  (startedAt ?? opensAt).getTime() - SKEW;

const ends = ({ endedAt }: AccessWindow): number =>
  endedAt === undefined ? Infinity : endedAt.getTime() + HONOURED;

const newestFirst = (one: AccessWindow, other: AccessWindow): number => begins(other) - begins(one);

/**
 * What allowed a read. A grant that holds at that moment explains it, whatever assignment Key Vault
 * names: under PIM Azure makes one of its own name. Where it names one of ours, that is the grant, and
 * already from when it was to be opened: ARM lets somebody in before it has answered us.
 */
export const explainRead = (line: ReadLine, windows: readonly AccessWindow[]): Explanation => {
  const { reader } = line;
  if (!reader) return { basis: "unexplained", because: "nobody" };
  if (reader.kind === "service") return { basis: "service" };
  const own = windows.filter((window) => isOf(window, line, reader.objectId));
  const at = line.at.getTime();
  const named = own.find(
    (window) =>
      isNamed(window, line) && at >= window.opensAt.getTime() - SKEW && at <= ends(window),
  );
  const holding = own
    .filter((window) => begins(window) <= at && at <= ends(window))
    .toSorted(newestFirst)[0];
  const window = named ?? holding;
  return window ? { basis: "grant", window } : unexplained(at, own);
};

const isOf = (window: AccessWindow, line: ReadLine, reader: string): boolean =>
  same(window.holder, reader) && same(window.vault, line.vault) && same(window.secret, line.secret);

const same = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

const isNamed = ({ assignment }: AccessWindow, line: ReadLine): boolean =>
  line.assignment !== undefined && same(line.assignment.split("/").at(-1) ?? "", assignment);

/** Told by the access nearest to it: the one that was over, else the one that came later. */
const unexplained = (at: number, own: readonly AccessWindow[]): Explanation => {
  const over = own
    .flatMap(({ endedAt }) => (endedAt && endedAt.getTime() <= at ? [endedAt] : []))
    .toSorted((one, other) => other.getTime() - one.getTime())[0];
  if (over) return { basis: "unexplained", because: "after-end", nearest: over };
  const later = own
    .map(({ startedAt, opensAt }) => startedAt ?? opensAt)
    .filter((start) => start.getTime() > at)
    .toSorted((one, other) => one.getTime() - other.getTime())[0];
  if (later) return { basis: "unexplained", because: "before-start", nearest: later };
  return { basis: "unexplained", because: "no-grant" };
};
