import { Identifier } from "@vault-tab/contract";
import { useCallback, useEffect, useRef } from "react";
import { useRoute } from "wouter";
import { safeParse } from "../../data/parsing.ts";
import { accessPattern } from "../../paths.ts";
import { itemOf, type Listed } from "./item-of.ts";

interface Lists extends Listed {
  readonly loaded: boolean;
  readonly more: { readonly has: boolean; readonly busy: boolean; readonly fetch: () => void };
}

/** The item that the address names, by its own id or that of its request; it may lie further back. */
export function useForward(lists: Lists) {
  const [, params] = useRoute(accessPattern);
  const named = safeParse(Identifier, params?.id);
  const wanted = named.success ? named.data : undefined;
  const forward = wanted === undefined ? undefined : itemOf(lists, wanted);
  const missing = wanted !== undefined && lists.loaded && forward === undefined;
  const { has, busy, fetch } = lists.more;
  useEffect(() => {
    if (missing && has && !busy) fetch();
  }, [missing, has, busy, fetch]);
  const brought = useRef<string>(undefined);
  const bring = useCallback(
    (card: HTMLElement) => {
      if (wanted === undefined || brought.current === wanted) return;
      brought.current = wanted;
      card.scrollIntoView({ block: "center" });
      card.focus({ preventScroll: true });
    },
    [wanted],
  );
  return { forward, bring, unknown: missing && !has };
}
