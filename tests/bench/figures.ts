/** One measured thing beside what it is measured against, both of the same run. */
export interface Figure {
  readonly what: string;
  readonly measured: string;
  readonly against: string;
  readonly ratio: string;
  readonly aim: string;
  /** Absent where nothing is aimed at. */
  readonly held?: boolean;
}

/** What a bench found, as a chapter of `docs/benchmarks.md`. */
export interface Chapter {
  readonly title: string;
  /** How it was measured. */
  readonly how: string;
  readonly figures: readonly Figure[];
  readonly notes?: readonly string[];
}

export interface Bench {
  /** `npm run bench -- NAME` runs it alone. */
  readonly name: string;
  run(): Promise<Chapter>;
}

interface Comparison {
  readonly what: string;
  readonly measured: number;
  readonly against: number;
  readonly unit: string;
  readonly of: string;
}

const count = (value: number, unit: string): string =>
  `${value.toLocaleString("en", { maximumFractionDigits: value < 100 ? 1 : 0 })} ${unit}`;

const times = (ratio: number): string => `${ratio.toFixed(ratio < 10 ? 2 : 0)} ×`;

const compared = ({ what, measured, against, unit, of }: Comparison) => ({
  what,
  measured: count(measured, unit),
  against: `${count(against, unit)} (${of})`,
});

/** Told for what it says, with nothing aimed at. */
export const stated = (comparison: Comparison): Figure => ({
  ...compared(comparison),
  ratio: times(comparison.measured / comparison.against),
  aim: "",
});

/** Smaller is better: at most so many times what it is compared with. */
export const within = (limit: number, comparison: Comparison): Figure => {
  const ratio = comparison.measured / comparison.against;
  const aim = `at most ${limit} ×`;
  return { ...compared(comparison), ratio: times(ratio), aim, held: ratio <= limit };
};

/** More is better: at least so many times what it is compared with. */
export const atLeast = (limit: number, comparison: Comparison): Figure => {
  const ratio = comparison.measured / comparison.against;
  const aim = `at least ${limit} ×`;
  return { ...compared(comparison), ratio: times(ratio), aim, held: ratio >= limit };
};

/** Shorter by so many times. */
export const faster = (limit: number, comparison: Comparison): Figure => {
  const ratio = comparison.against / comparison.measured;
  const aim = `at least ${limit} × faster`;
  return { ...compared(comparison), ratio: `${times(ratio)} faster`, aim, held: ratio >= limit };
};

/** A figure alone, with nothing aimed at. */
export const told = ({
  what,
  measured,
  unit,
}: Pick<Comparison, "what" | "measured" | "unit">): Figure => ({
  what,
  measured: count(measured, unit),
  against: "",
  ratio: "",
  aim: "",
});

/** A count or size with a bound of its own. */
export const bounded = (
  limit: number,
  { what, measured, unit }: Pick<Comparison, "what" | "measured" | "unit">,
): Figure => ({
  what,
  measured: count(measured, unit),
  against: "",
  ratio: "",
  aim: `at most ${count(limit, unit)}`,
  held: measured <= limit,
});
