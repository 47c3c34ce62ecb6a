import { useEffect, useState } from "react";
import { safeParse } from "../../data/parsing.ts";
import { Draft } from "./draft.ts";

interface Tab {
  readonly channelId?: string;
  readonly entityId: string;
}

const keyOf = ({ channelId, entityId }: Tab): string =>
  `vault-tab.ask.${channelId ?? "personal"}/${entityId}`;

/** A browser may refuse storage to a page in a frame. */
function stored(key: string): Draft | undefined {
  try {
    const read = safeParse(Draft, JSON.parse(sessionStorage.getItem(key) ?? "null"));
    return read.success ? read.data : undefined;
  } catch {
    return undefined;
  }
}

function store(key: string, draft: Draft | undefined): void {
  try {
    if (draft) sessionStorage.setItem(key, JSON.stringify(draft));
    else sessionStorage.removeItem(key);
  } catch {
    return;
  }
}

/** The form outlives a reload and the sign-in window, and ends with the session. */
export function useDraft(tab: Tab) {
  const key = keyOf(tab);
  const [draft, setDraft] = useState(() => stored(key));
  useEffect(() => store(key, draft), [key, draft]);
  return [draft, setDraft] as const;
}
