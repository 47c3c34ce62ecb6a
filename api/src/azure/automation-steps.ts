/** How a runbook tells its steps: a line of its output that begins so. */
const MARK = Buffer.from('"::vault-tab step=');
/** A word of small letters: nothing that could be a value. */
const LONGEST = 40;
const DASH = 0x2d;
const isOfName = (byte: number): boolean => byte === DASH || (byte >= 0x61 && byte <= 0x7a);

/**
 * The steps that a job's streams tell of, each once and in their order. The streams stay bytes, since a
 * runbook may have printed a value: nothing else of them becomes text.
 */
export const stepsIn = (streams: Buffer): readonly string[] => {
  const found = new Set<string>();
  for (let at = streams.indexOf(MARK); at >= 0; at = streams.indexOf(MARK, at + 1)) {
    const from = at + MARK.length;
    const name = streams.subarray(from, from + LONGEST);
    const end = name.findIndex((byte) => !isOfName(byte));
    if (end > 0) found.add(name.toString("latin1", 0, end));
  }
  return [...found];
};
