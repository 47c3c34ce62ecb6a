/**
 * V8 cuts every string of a heap snapshot after 1,024 characters; whoever starts the engine asks
 * for the whole of it (`--heap-snapshot-string-limit`, v8/src/flags/flag-definitions.h).
 */
export const wholeStrings = `--heap-snapshot-string-limit=${2 ** 31 - 1}`;
