import { Identifier } from "@vault-tab/contract";
import { useCallback, useState } from "react";
import { useLocation, useRoute, useSearch } from "wouter";
import { safeParse } from "../data/parsing.ts";
import { useBackButton } from "./use-back-button.ts";

const FROM_LIST = "from-list";

interface Place {
  /** With `:id`. */
  readonly pattern: string;
  readonly path: (id: string) => string;
  readonly list: string;
}

/** The one of a list that is in the address, and the ways to another one and back to the list. */
export function useOpened({ pattern, path, list }: Place) {
  const [, navigate] = useLocation();
  const [, params] = useRoute<{ readonly id: string }>(pattern);
  const parsed = safeParse(Identifier, params?.id);
  const opened = parsed.success ? parsed.data : undefined;
  const search = useSearch();
  const tail = search ? `?${search}` : "";
  const open = useCallback(
    (id: string) => navigate(`${path(id)}${tail}`, { state: FROM_LIST }),
    [navigate, path, tail],
  );
  const close = useCallback(() => {
    if (window.history.state === FROM_LIST) window.history.back();
    else navigate(`${list}${tail}`, { replace: true });
  }, [navigate, list, tail]);
  useBackButton(opened !== undefined, close);
  // The panel closes by itself: taken away open, it would leave the list hidden from screen readers.
  const [shown, setShown] = useState(opened);
  if (opened && opened !== shown) setShown(opened);
  return { opened, shown, open, close };
}
