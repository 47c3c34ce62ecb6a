import { makeStyles } from "@fluentui/react-components";
import { useVirtualizer } from "@tanstack/react-virtual";
import { useMemo, type KeyboardEvent, type RefObject } from "react";
import { narrow, useMedia } from "../../ui/use-media.ts";
import type { Fate } from "./fate.ts";
import { commandOf, movedRow, type RowCommand } from "./keys.ts";
import { useQueueFocus, type QueueHandle } from "./use-queue-focus.ts";
import { QueueRow } from "./queue-row.tsx";
import type { RowActs } from "./row-end.tsx";
import { NARROW_ROW, ROW } from "./row-styles.ts";
import type { QueueRow as Row } from "./use-queue.ts";

const useStyles = makeStyles({
  grid: { flexGrow: 1, overflowY: "auto", overflowX: "hidden" },
  rows: { position: "relative" },
});

interface Props {
  readonly grid: RefObject<QueueHandle | null>;
  readonly rows: readonly Row[];
  readonly fates: ReadonlyMap<string, Fate>;
  readonly me: string | undefined;
  readonly chosen: ReadonlySet<string>;
  readonly onChoose: (id: string) => void;
  readonly onOpen: (id: string) => void;
  readonly onCommand: (command: RowCommand, row: Row) => void;
  readonly acts: RowActs;
}

const windowRect = () => ({ width: window.innerWidth, height: window.innerHeight });

const rowOf = (element: Element): string | undefined =>
  element.closest<HTMLElement>("[data-request]")?.dataset["request"];

/** The queue, for the pointer and for the keyboard alone. Its single keys work only in here. */
export function QueueGrid(props: Props) {
  const { grid, rows, fates, me, chosen, onChoose, onOpen, onCommand, acts } = props;
  const styles = useStyles();
  const twoLines = useMedia(narrow);
  const ids = useMemo(() => rows.map(({ id }) => id), [rows]);
  const { scroller, reachable, setActive, focus, rangeExtractor } = useQueueFocus({
    handle: grid,
    ids,
  });
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => (twoLines ? NARROW_ROW : ROW),
    getItemKey: (index) => ids[index] ?? index,
    overscan: 6,
    // So that the first drawing has its rows already; it is measured right after.
    initialRect: windowRect(),
    rangeExtractor,
  });

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (!(event.target instanceof HTMLElement) || event.defaultPrevented) return;
    const id = rowOf(event.target);
    const index = id === undefined ? -1 : ids.indexOf(id);
    const row = rows[index];
    if (!row) return;
    const inRow = event.target.dataset["request"] === undefined;
    const moved = movedRow(event.key, index, rows.length);
    const command = commandOf(event, inRow);
    if (moved === undefined && command === undefined) return;
    event.preventDefault();
    if (moved !== undefined) focus(ids[moved]);
    else if (command !== undefined) onCommand(command, row);
  };

  return (
    <div
      ref={scroller}
      role="grid"
      aria-label="Requests to review"
      aria-multiselectable
      aria-rowcount={rows.length}
      className={styles.grid}
      // What stands below it leaves it the greater part of the page.
      style={{ minHeight: `min(${virtual.getTotalSize()}px, 60dvh)` }}
      onKeyDown={onKeyDown}
      onFocus={({ target }) => setActive(rowOf(target))}
    >
      <div
        role="rowgroup"
        className={styles.rows}
        style={{ height: `${virtual.getTotalSize()}px` }}
      >
        {virtual.getVirtualItems().map(({ index, start }) => {
          const row = rows[index];
          if (!row) return null;
          return (
            <QueueRow
              key={row.id}
              measure={virtual.measureElement}
              index={index}
              top={start}
              row={row}
              fate={fates.get(row.id)}
              me={me}
              reachable={index === reachable}
              chosen={chosen.has(row.id)}
              twoLines={twoLines}
              onOpen={onOpen}
              onChoose={onChoose}
              acts={acts}
            />
          );
        })}
      </div>
    </div>
  );
}
