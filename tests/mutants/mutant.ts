/** A defect, planted as a small change of text, and the tests that must notice it. */
export interface Mutant {
  readonly name: string;
  readonly file: string;
  readonly find: string;
  readonly replace: string;
  /** One test file. */
  readonly suite: string;
}

/** @throws Error where the code has changed so that the defect cannot be planted, or not in one place only */
export function plant({ name, file, find, replace }: Mutant, code: string): string {
  const places = code.split(find).length - 1;
  if (places !== 1) throw new Error(`"${name}" finds its place ${places} times in ${file}`);
  const planted = code.replace(find, () => replace);
  if (planted === code) throw new Error(`"${name}" changes nothing`);
  return planted;
}
