import { makeStyles, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: "none" },
  row: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    gap: tokens.spacingHorizontalM,
    padding: `${tokens.spacingVerticalS} 0`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  main: { display: "grid", flex: "1 1 220px", minWidth: 0, overflowWrap: "anywhere" },
  small: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

export interface ListedRow {
  readonly key: string;
  readonly main: ReactNode;
  readonly small: ReactNode;
  readonly action?: ReactNode;
}

/** Rows of two lines, with what can be done beside or below them. */
export function RowList({ label, rows }: { label: string; rows: readonly ListedRow[] }) {
  const styles = useStyles();
  return (
    <ul className={styles.list} aria-label={label}>
      {rows.map(({ key, main, small, action }) => (
        <li key={key} className={styles.row}>
          <span className={styles.main}>
            <span>{main}</span>
            <span className={styles.small}>{small}</span>
          </span>
          {action}
        </li>
      ))}
    </ul>
  );
}
