import { useEffect, useRef, type RefObject } from "react";

/** From the panel the focus returns to its row; where it was opened by a link and has none, to the list. */
export function useReturnedFocus(
  scroller: RefObject<HTMLElement | null>,
  opened: boolean,
  openedIndex: number,
): void {
  const before = useRef({ opened, openedIndex });
  useEffect(() => {
    const { current } = before;
    before.current = { opened, openedIndex };
    if (opened || !current.opened) return;
    const row = `[data-index="${current.openedIndex}"]`;
    const target =
      scroller.current?.querySelector<HTMLElement>(row) ??
      scroller.current?.querySelector<HTMLElement>("[data-index][tabindex='0']");
    target?.focus({ preventScroll: true });
  }, [scroller, opened, openedIndex]);
}
