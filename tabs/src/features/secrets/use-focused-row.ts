import type { Secret } from "@vault-tab/contract";
import { defaultRangeExtractor, type Range } from "@tanstack/react-virtual";
import { useCallback, useLayoutEffect, useMemo, useRef, useState, type RefObject } from "react";
import { sameSecret } from "../../paths.ts";

interface Rows {
  readonly secrets: readonly Secret[];
  readonly scroller: RefObject<HTMLElement | null>;
  readonly height: number;
}

/**
 * The row with the focus stays what it is while rows come in above it, or while it is scrolled out
 * of sight: it is drawn all the same, since a row that is taken away takes the focus with it.
 */
export function useFocusedRow({ secrets, scroller, height }: Rows) {
  const [focused, setFocused] = useState<Secret>();
  const index = useMemo(
    () => (focused ? secrets.findIndex((one) => sameSecret(one, focused)) : -1),
    [secrets, focused],
  );

  // Its place on the screen stays too.
  const before = useRef({ focused, index });
  useLayoutEffect(() => {
    const { current } = before;
    before.current = { focused, index };
    if (focused !== current.focused || index < 0 || current.index < 0) return;
    scroller.current?.scrollBy(0, (index - current.index) * height);
  }, [focused, index, height, scroller]);

  const rangeExtractor = useCallback(
    (range: Range) => {
      const drawn = defaultRangeExtractor(range);
      if (index < 0 || drawn.includes(index)) return drawn;
      return [...drawn, index].sort((one, other) => one - other);
    },
    [index],
  );
  return { focusedIndex: index, setFocused, rangeExtractor };
}
