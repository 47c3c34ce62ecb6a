import { useEffect, useState } from "react";

const keyOf = (id: string): string => `vault-tab.review.${id}`;

/** A browser may refuse storage to a page in a frame. */
function stored(key: string): string {
  try {
    return sessionStorage.getItem(key) ?? "";
  } catch {
    return "";
  }
}

function store(key: string, text: string): void {
  try {
    if (text === "") sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, text);
  } catch {
    return;
  }
}

/** A comment that is being written: it outlives a reload and the sign-in window. */
export function useDraft(id: string) {
  const [text, setText] = useState(() => stored(keyOf(id)));
  useEffect(() => store(keyOf(id), text), [id, text]);
  return [text, setText] as const;
}
