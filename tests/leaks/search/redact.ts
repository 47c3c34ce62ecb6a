const AROUND = 48;

/** The neighbourhood of a finding for a person's eyes, with what a secret or a token goes on with left out. */
export const redact = (bytes: Buffer, at: number, length: number): string => {
  const before = bytes.subarray(Math.max(0, at - AROUND), at);
  const found = bytes.subarray(at, at + length);
  return `${printable(before)}${printable(found)}•••`;
};

const printable = (bytes: Buffer): string =>
  bytes
    .toString("latin1")
    .replace(/[^\x20-\x7e]/g, "·")
    .replace(/(eyJ[\w-]{5})[\w.-]+/g, "$1•••");
