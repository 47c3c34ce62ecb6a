import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import type { Secret } from "@vault-tab/contract";
import { memo } from "react";
import { RelativeTime } from "../../ui/relative-time.tsx";
import { NARROW_ROW, ROW, tint, useGridStyles } from "./grid-styles.ts";
import { HealthLabel } from "./health-label.tsx";
import { KindIcon } from "./kind-icon.tsx";
import { TagChips } from "./tag-chips.tsx";
import { kindWords } from "./words.ts";

const useStyles = makeStyles({
  row: {
    position: "absolute",
    insetInline: 0,
    top: 0,
    boxSizing: "border-box",
    height: `${ROW}px`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    cursor: "pointer",
    outlineOffset: "-2px",
    ":hover": {
      backgroundColor: tint.light,
      outline: `1px solid ${tokens.colorTransparentStrokeInteractive}`,
    },
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  open: {
    backgroundColor: tint.strong,
    outline: `1px solid ${tokens.colorTransparentStrokeInteractive}`,
  },
  two: {
    height: `${NARROW_ROW}px`,
    display: "grid",
    gridTemplateColumns: "auto minmax(0, 1fr) auto",
    columnGap: tokens.spacingHorizontalMNudge,
    alignItems: "center",
    padding: `0 ${tokens.spacingHorizontalL}`,
  },
  name: { display: "flex", alignItems: "center", gap: tokens.spacingHorizontalS },
  strong: { overflow: "hidden", textOverflow: "ellipsis" },
  icon: { flexShrink: 0, color: tokens.colorNeutralForeground3 },
  off: { color: tokens.colorNeutralForeground3 },
  quiet: { color: tokens.colorNeutralForeground2 },
  health: { display: "inline-flex", verticalAlign: "middle" },
  second: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3 },
  end: { display: "grid", justifyItems: "end", fontSize: tokens.fontSizeBase200 },
});

export interface RowProps {
  readonly secret: Secret;
  readonly index: number;
  readonly top: number;
  readonly reachable: boolean;
  readonly open: boolean;
  readonly twoLines: boolean;
  readonly onOpen: (secret: Secret, index: number) => void;
}

function TwoLines({ secret }: { secret: Secret }) {
  const styles = useStyles();
  const { cell } = useGridStyles();
  return (
    <>
      <span role="gridcell" aria-label={kindWords[secret.kind]}>
        <KindIcon kind={secret.kind} className={styles.icon} />
      </span>
      <span role="gridcell" className={cell}>
        <div className={mergeClasses(cell, styles.strong, !secret.enabled && styles.off)}>
          {secret.name}
        </div>
        <div className={mergeClasses(cell, styles.second)}>{secret.vault}</div>
      </span>
      <span role="gridcell" className={styles.end}>
        <HealthLabel status={secret.health.status} />
        {secret.expiresAt && (
          <span className={styles.second}>
            <RelativeTime instant={secret.expiresAt} />
          </span>
        )}
      </span>
    </>
  );
}

function Cells({ secret }: { secret: Secret }) {
  const styles = useStyles();
  const grid = useGridStyles();
  return (
    <>
      <span role="gridcell" className={mergeClasses(grid.cell, styles.name)} title={secret.name}>
        <KindIcon kind={secret.kind} className={styles.icon} />
        <span className={mergeClasses(styles.strong, !secret.enabled && styles.off)}>
          {secret.name}
        </span>
      </span>
      <span role="gridcell" className={mergeClasses(grid.cell, styles.quiet)} title={secret.vault}>
        {secret.vault}
      </span>
      <span role="gridcell" className={mergeClasses(grid.cell, grid.kind, styles.quiet)}>
        {kindWords[secret.kind]}
      </span>
      <span role="gridcell" className={grid.cell}>
        <span className={styles.health} title={secret.health.because}>
          <HealthLabel status={secret.health.status} />
        </span>
      </span>
      <span role="gridcell" className={mergeClasses(grid.cell, grid.expires)}>
        {secret.expiresAt ? (
          <RelativeTime instant={secret.expiresAt} />
        ) : (
          <span className={styles.off}>Never</span>
        )}
      </span>
      <span role="gridcell" className={mergeClasses(grid.cell, grid.updated, styles.quiet)}>
        <RelativeTime instant={secret.updatedAt} />
      </span>
      <span role="gridcell" className={mergeClasses(grid.cell, grid.tags)}>
        <TagChips tags={secret.tags} />
      </span>
    </>
  );
}

export const SecretRow = memo(function SecretRow(props: RowProps) {
  const { secret, index, top, reachable, open, twoLines, onOpen } = props;
  const styles = useStyles();
  const grid = useGridStyles();
  const shape = twoLines ? styles.two : grid.line;
  return (
    <div
      role="row"
      aria-rowindex={index + (twoLines ? 1 : 2)}
      aria-selected={open}
      data-index={index}
      tabIndex={reachable ? 0 : -1}
      className={mergeClasses(shape, styles.row, twoLines && styles.two, open && styles.open)}
      style={{ transform: `translateY(${top}px)` }}
      onClick={() => onOpen(secret, index)}
    >
      {twoLines ? <TwoLines secret={secret} /> : <Cells secret={secret} />}
    </div>
  );
});
