import { makeStyles } from "@fluentui/react-components";
import { useState, type KeyboardEvent, type RefObject } from "react";
import { narrow, useMedia } from "../../ui/use-media.ts";
import type { Fate } from "./fate.ts";
import { commandOf, movedRow, type RowCommand } from "./keys.ts";
import { QueueRow } from "./queue-row.tsx";
import type { RowActs } from "./row-end.tsx";
import type { QueueRow as Row } from "./use-queue.ts";

const useStyles = makeStyles({
  grid: { flexGrow: 1, minHeight: "200px", overflowY: "auto", overflowX: "hidden" },
});

interface Props {
  readonly grid: RefObject<HTMLDivElement | null>;
  readonly rows: readonly Row[];
  readonly fates: ReadonlyMap<string, Fate>;
  readonly me: string | undefined;
  readonly chosen: ReadonlySet<string>;
  readonly onChoose: (id: string) => void;
  readonly onOpen: (id: string) => void;
  readonly onCommand: (command: RowCommand, row: Row) => void;
  readonly acts: RowActs;
}

export const focusRow = (grid: HTMLElement | null, id: string | undefined): void =>
  grid?.querySelector<HTMLElement>(`[data-request="${id ?? ""}"]`)?.focus();

const rowOf = (element: Element): string | undefined =>
  element.closest<HTMLElement>("[data-request]")?.dataset["request"];

/** The queue, for the pointer and for the keyboard alone. Its single keys work only in here. */
export function QueueGrid(props: Props) {
  const { grid, rows, fates, me, chosen, onChoose, onOpen, onCommand, acts } = props;
  const styles = useStyles();
  const twoLines = useMedia(narrow);
  const [active, setActive] = useState<string>();
  const reachable = rows.some(({ id }) => id === active) ? active : rows[0]?.id;

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (!(event.target instanceof HTMLElement) || event.defaultPrevented) return;
    const id = rowOf(event.target);
    const index = rows.findIndex((row) => row.id === id);
    const row = rows[index];
    if (!row) return;
    const inRow = event.target.dataset["request"] === undefined;
    const moved = movedRow(event.key, index, rows.length);
    const command = commandOf(event, inRow);
    if (moved === undefined && command === undefined) return;
    event.preventDefault();
    if (moved !== undefined) focusRow(grid.current, rows[moved]?.id);
    else if (command !== undefined) onCommand(command, row);
  };

  return (
    <div
      ref={grid}
      role="grid"
      aria-label="Requests to review"
      aria-multiselectable
      aria-rowcount={rows.length}
      className={styles.grid}
      onKeyDown={onKeyDown}
      onFocus={({ target }) => setActive(rowOf(target))}
    >
      {rows.map((row) => (
        <QueueRow
          key={row.id}
          row={row}
          fate={fates.get(row.id)}
          me={me}
          reachable={row.id === reachable}
          chosen={chosen.has(row.id)}
          twoLines={twoLines}
          onOpen={onOpen}
          onChoose={onChoose}
          acts={acts}
        />
      ))}
    </div>
  );
}
