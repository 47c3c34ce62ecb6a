export interface Place {
  readonly line: number;
  readonly column: number;
}

/** The engine counts bytes of UTF-8 where JavaScript counts UTF-16 units and an editor characters. */
export const placeOf = (text: string, byteOffset: number): Place => {
  const before = Buffer.from(text).subarray(0, byteOffset).toString();
  const lines = before.split("\n");
  return { line: lines.length, column: [...(lines.at(-1) ?? "")].length + 1 };
};

export const bytesBefore = (text: string, index: number): number =>
  Buffer.byteLength(text.slice(0, index));
