import { defaultRangeExtractor, type Range } from "@tanstack/react-virtual";
import {
  useCallback,
  useEffect,
  useImperativeHandle,
  useRef,
  useState,
  type RefObject,
} from "react";

/** The queue, for those who send the focus somewhere. */
export interface QueueHandle {
  readonly focus: (id: string | undefined) => void;
}

interface Rows {
  readonly handle: RefObject<QueueHandle | null>;
  readonly ids: readonly string[];
}

const rowIn = (scroller: HTMLElement | null, id: string) =>
  scroller?.querySelector<HTMLElement>(`[data-request="${id}"]`);

/**
 * One row is reached by Tab and is drawn wherever it is: one that is taken away takes the focus
 * with it. Where the focus is sent to a row that is not drawn, it waits for it.
 */
export function useQueueFocus({ handle, ids }: Rows) {
  const scroller = useRef<HTMLDivElement>(null);
  const wanted = useRef<string>(undefined);
  const [active, setActive] = useState<string>();
  const found = active === undefined ? -1 : ids.indexOf(active);
  const reachable = Math.max(found, 0);

  const focus = useCallback(
    (id: string | undefined) => {
      if (id === undefined || !ids.includes(id)) return;
      const row = rowIn(scroller.current, id);
      if (row) row.focus();
      else {
        wanted.current = id;
        setActive(id);
      }
    },
    [ids],
  );
  useImperativeHandle(handle, () => ({ focus }), [focus]);

  useEffect(() => {
    const row = wanted.current === undefined ? null : rowIn(scroller.current, wanted.current);
    if (!row) return;
    wanted.current = undefined;
    row.focus();
  });

  const rangeExtractor = useCallback(
    (range: Range) => {
      const drawn = defaultRangeExtractor(range);
      if (reachable >= range.count || drawn.includes(reachable)) return drawn;
      return [...drawn, reachable].sort((one, other) => one - other);
    },
    [reachable],
  );
  return { scroller, reachable, setActive, focus, rangeExtractor };
}
