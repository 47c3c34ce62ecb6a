const value = `["canary", "held"].join("-")`;

/** Expressions; what holds the value of one holds the planted leak in this way only. */
export const waysToHold = {
  "a string": value,
  "the end of a long text": `["x".repeat(1_000_000), "canary", "held"].join("-")`,
  "the middle of a text that was put together": `"x".repeat(5000) + ${value} + "y".repeat(5000)`,
  "what a function remembers": `((value) => () => value)(${value})`,
  "the bytes of a buffer": `new TextEncoder().encode(${value})`,
  "base64 in a map": `new Map([[1, { inside: btoa("1" + ${value}) }]])`,
} as const;
