/** The first place whose name is not before `name`. */
export function lowerBound(names: readonly string[], name: string): number {
  let low = 0;
  let high = names.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((names[middle] ?? "") < name) low = middle + 1;
    else high = middle;
  }
  return low;
}

export function insertSorted(names: string[], name: string): void {
  const at = lowerBound(names, name);
  if (names[at] !== name) names.splice(at, 0, name);
}

export function removeSorted(names: string[], name: string): void {
  const at = lowerBound(names, name);
  if (names[at] === name) names.splice(at, 1);
}
