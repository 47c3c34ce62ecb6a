import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { ArrowDown12Regular, ArrowUp12Regular } from "@fluentui/react-icons";
import type { Sort } from "@vault-tab/contract";
import { ariaSort, columns, nextSort } from "./grid-columns.ts";
import { tint, useGridStyles } from "./grid-styles.ts";

const useStyles = makeStyles({
  header: {
    position: "sticky",
    top: 0,
    zIndex: 1,
    height: "36px",
    backgroundColor: tokens.colorNeutralBackground1,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
  },
  button: {
    display: "inline-flex",
    alignItems: "center",
    gap: tokens.spacingHorizontalXS,
    height: "28px",
    marginInlineStart: `calc(-1 * ${tokens.spacingHorizontalSNudge})`,
    padding: `0 ${tokens.spacingHorizontalSNudge}`,
    border: 0,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: "transparent",
    color: "inherit",
    font: "inherit",
    cursor: "pointer",
    ":hover": { backgroundColor: tint.light },
    ":focus-visible": {
      outline: `2px solid ${tokens.colorStrokeFocus2}`,
      outlineOffset: "-2px",
    },
  },
  sorted: { fontWeight: tokens.fontWeightSemibold, color: tokens.colorNeutralForeground1 },
});

export function GridHeader({ sort, onSort }: { sort: Sort; onSort: (sort: Sort) => void }) {
  const styles = useStyles();
  const grid = useGridStyles();
  return (
    <div role="rowgroup" className={styles.header}>
      <div role="row" aria-rowindex={1} className={mergeClasses(grid.line, styles.header)}>
        {columns.map((column) => {
          const order = ariaSort(sort, column);
          const { sort: by } = column;
          return (
            <span
              key={column.id}
              role="columnheader"
              className={mergeClasses(grid.cell, grid[column.id])}
              {...(by && { "aria-sort": order })}
            >
              {by ? (
                <button
                  type="button"
                  className={mergeClasses(styles.button, order !== "none" && styles.sorted)}
                  onClick={() => onSort(nextSort(sort, by))}
                >
                  {column.title}
                  {order === "ascending" && <ArrowUp12Regular aria-hidden />}
                  {order === "descending" && <ArrowDown12Regular aria-hidden />}
                </button>
              ) : (
                column.title
              )}
            </span>
          );
        })}
      </div>
    </div>
  );
}
