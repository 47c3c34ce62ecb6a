import {
  makeStyles,
  tokens,
  useArrowNavigationGroup,
  useRestoreFocusTarget,
} from "@fluentui/react-components";
import type { AuditEntry } from "@vault-tab/contract";
import { memo } from "react";
import { RelativeTime } from "../../ui/relative-time.tsx";
import { VisibleText } from "../../ui/visible-text.tsx";
import { entryWords } from "./entry-words.ts";

const useStyles = makeStyles({
  list: { listStyle: "none", margin: 0, padding: 0 },
  row: {
    boxSizing: "border-box",
    display: "grid",
    gridTemplateColumns: "minmax(0, 1fr) auto 64px",
    columnGap: tokens.spacingHorizontalM,
    alignItems: "baseline",
    width: "100%",
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalS}`,
    border: 0,
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    backgroundColor: "transparent",
    color: tokens.colorNeutralForeground1,
    font: "inherit",
    textAlign: "start",
    cursor: "pointer",
    // Rows out of sight are not laid out, and keep about the place that they will take.
    contentVisibility: "auto",
    containIntrinsicHeight: "auto 37px",
    ":hover": {
      backgroundColor: `color-mix(in srgb, ${tokens.colorNeutralForeground1} 5%, transparent)`,
    },
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: "-2px" },
    "@media (max-width: 480px)": { gridTemplateColumns: "minmax(0, 1fr) auto" },
  },
  words: {
    overflowWrap: "anywhere",
    "@media (max-width: 480px)": { gridColumn: "1 / -1" },
  },
  quiet: {
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    fontVariantNumeric: "tabular-nums",
    whiteSpace: "nowrap",
  },
  number: { textAlign: "end" },
});

interface RowProps {
  readonly entry: AuditEntry;
  readonly onOpen: (entry: AuditEntry) => void;
}

/** An entry never changes: a page more draws no row before it anew. */
const EntryRow = memo(function EntryRow({ entry, onOpen }: RowProps) {
  const styles = useStyles();
  const returned = useRestoreFocusTarget();
  return (
    <button
      {...returned}
      type="button"
      className={styles.row}
      data-entry={entry.sequence}
      onClick={() => onOpen(entry)}
    >
      <span className={styles.words}>
        <VisibleText text={entryWords(entry)} />
      </span>
      <span className={styles.quiet}>
        <RelativeTime instant={entry.at} />
      </span>
      <span className={`${styles.quiet} ${styles.number}`}>
        #{entry.sequence.toLocaleString("en")}
      </span>
    </button>
  );
});

interface Props {
  readonly entries: readonly AuditEntry[];
  readonly onOpen: (entry: AuditEntry) => void;
}

/** The log as sentences. One tab stop; arrows go from row to row. */
export function EntryList({ entries, onOpen }: Props) {
  const styles = useStyles();
  const arrows = useArrowNavigationGroup({ axis: "vertical", memorizeCurrent: true });
  return (
    <ul className={styles.list} aria-label="Activity" {...arrows}>
      {entries.map((entry) => (
        <li key={entry.sequence}>
          <EntryRow entry={entry} onOpen={onOpen} />
        </li>
      ))}
    </ul>
  );
}
