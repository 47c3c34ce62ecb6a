import { useEffect, useRef, useState, type RefObject } from "react";
import { nextOpen } from "./queue.ts";
import type { QueueHandle } from "./use-queue-focus.ts";
import type { QueueRow } from "./use-queue.ts";

/** Where the focus goes after a decision and after the panel: never lost, and on to the next. */
export function useRowFocus(
  grid: RefObject<QueueHandle | null>,
  rows: readonly QueueRow[],
  opened: string | undefined,
) {
  const before = useRef(opened);
  const [wanted, setWanted] = useState<string>();
  useEffect(() => {
    const left = before.current;
    before.current = opened;
    if (opened !== undefined || left === undefined) return;
    grid.current?.focus(wanted ?? left);
    setWanted(undefined);
  }, [grid, opened, wanted]);

  const stillAt = (id: string): boolean => {
    const { activeElement } = document;
    const at = activeElement?.closest<HTMLElement>("[data-request]")?.dataset["request"];
    return at === id || activeElement === document.body;
  };
  return {
    /** Before a button of the row goes away. */
    hold: (id: string) => grid.current?.focus(id),
    /** On to the next, unless the person went elsewhere meanwhile. */
    goOn: (ids: readonly string[]) => {
      const next = nextOpen(rows, ids);
      if (opened !== undefined) setWanted(next);
      else if (next !== undefined && ids.some(stillAt)) grid.current?.focus(next);
    },
  };
}
