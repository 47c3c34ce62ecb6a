/** How many of these times fall into the fullest stretch of that length. */
export const fullestWindow = (times: readonly number[], ms: number): number => {
  const sorted = times.toSorted((one, other) => one - other);
  let from = 0;
  let fullest = 0;
  for (const [index, at] of sorted.entries()) {
    while (at - (sorted[from] ?? at) >= ms) from += 1;
    fullest = Math.max(fullest, index - from + 1);
  }
  return fullest;
};
