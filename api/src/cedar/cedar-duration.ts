const lengths = { d: 86_400_000, h: 3_600_000, m: 60_000, s: 1_000, ms: 1 } as const;

const isUnit = (unit: string | undefined): unit is keyof typeof lengths =>
  unit !== undefined && unit in lengths;

/** Milliseconds of `1d2h3m4s50ms`. https://docs.cedarpolicy.com/policies/syntax-datatypes.html */
export const fromCedarDuration = (text: string): number =>
  [...text.matchAll(/(\d+)(ms|[dhms])/g)].reduce(
    (sum, [, count, unit]) => sum + (isUnit(unit) ? Number(count) * lengths[unit] : 0),
    0,
  );
