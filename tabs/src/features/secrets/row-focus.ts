/** Where a key moves to among `count` rows, or undefined for a key that moves nothing. */
export function movedIndex(
  key: string,
  from: number,
  count: number,
  page: number,
): number | undefined {
  const target = {
    ArrowDown: from + 1,
    ArrowUp: from - 1,
    PageDown: from + page,
    PageUp: from - page,
    Home: 0,
    End: count - 1,
  }[key];
  if (target === undefined || count === 0) return undefined;
  return Math.min(Math.max(target, 0), count - 1);
}
