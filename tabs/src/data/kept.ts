import { useEffect, useState } from "react";
import { safeParse, type Schema } from "./parsing.ts";

/** A browser may refuse storage to a page in a frame. */
function stored<Value>(key: string, schema: Schema<Value>): Value | undefined {
  try {
    const read = safeParse(schema, JSON.parse(sessionStorage.getItem(key) ?? "null"));
    return read.success ? read.data : undefined;
  } catch {
    return undefined;
  }
}

function store(key: string, value: unknown): void {
  try {
    if (value === undefined) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, JSON.stringify(value));
  } catch {
    return;
  }
}

/** What is being written: it outlives a reload and the sign-in window, and ends with the session. */
export function useKept<Value>(key: string, schema: Schema<Value>) {
  const [value, setValue] = useState(() => stored(key, schema));
  useEffect(() => store(key, value), [key, value]);
  return [value, setValue] as const;
}
