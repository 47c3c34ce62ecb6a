import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { Checkmark12Filled } from "@fluentui/react-icons";
import type { Secret } from "@vault-tab/contract";
import { memo, type MouseEvent } from "react";
import { kindWords } from "../../ui/kind-words.ts";
import { RelativeTime } from "../../ui/relative-time.tsx";
import { NARROW_ROW, ROW, tint, useGridStyles } from "./grid-styles.ts";
import { HealthLabel } from "./health-label.tsx";
import { KindIcon } from "./kind-icon.tsx";
import { RotationLabel } from "./rotation-label.tsx";
import { StandingLabel } from "./standing-label.tsx";
import type { Standing } from "./standing.ts";
import { TagChips } from "./tag-chips.tsx";

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
  tick: {
    flexShrink: 0,
    boxSizing: "border-box",
    display: "grid",
    placeItems: "center",
    width: "24px",
    height: "24px",
    margin: "0 -4px",
    "::before": {
      content: '""',
      gridArea: "1 / 1",
      boxSizing: "border-box",
      width: "16px",
      height: "16px",
      borderRadius: tokens.borderRadiusSmall,
      border: `1px solid ${tokens.colorNeutralStrokeAccessible}`,
    },
  },
  ticked: {
    "::before": {
      backgroundColor: tokens.colorCompoundBrandBackground,
      border: `1px solid ${tokens.colorCompoundBrandStroke}`,
    },
  },
  mark: { gridArea: "1 / 1", zIndex: 1, color: tokens.colorNeutralForegroundInverted },
  three: { lineHeight: "17px" },
  stack: { display: "grid", minWidth: 0, lineHeight: "18px" },
  open: {
    backgroundColor: tint.strong,
    outline: `1px solid ${tokens.colorTransparentStrokeInteractive}`,
  },
  two: {
    height: `${NARROW_ROW}px`,
    display: "grid",
    gridTemplateColumns: "auto auto minmax(0, 1fr) auto",
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
  end: {
    display: "grid",
    justifyItems: "end",
    fontSize: tokens.fontSizeBase200,
    lineHeight: "17px",
  },
});

export interface RowProps {
  readonly secret: Secret;
  readonly index: number;
  readonly top: number;
  readonly reachable: boolean;
  readonly open: boolean;
  readonly twoLines: boolean;
  readonly onOpen: (secret: Secret, index: number) => void;
  readonly selected: boolean;
  readonly standing: Standing | undefined;
  readonly onSelect: (secret: Secret) => void;
}

type CellProps = Pick<RowProps, "secret" | "selected" | "standing" | "onSelect">;

/** For who points at it; the row itself says that it is selected, and the space bar selects it. */
function Tick({ secret, selected, onSelect }: CellProps) {
  const styles = useStyles();
  const select = (event: MouseEvent) => {
    event.stopPropagation();
    onSelect(secret);
  };
  return (
    <span
      aria-hidden
      title="Select"
      data-tick
      className={mergeClasses(styles.tick, selected && styles.ticked)}
      onClick={select}
    >
      {selected && <Checkmark12Filled className={styles.mark} />}
    </span>
  );
}

function TwoLines(props: CellProps) {
  const { secret, standing } = props;
  const styles = useStyles();
  const { cell } = useGridStyles();
  return (
    <>
      <Tick {...props} />
      <span role="gridcell" aria-label={kindWords[secret.kind]}>
        <KindIcon kind={secret.kind} className={styles.icon} />
      </span>
      <span role="gridcell" className={mergeClasses(cell, standing && styles.three)}>
        <div className={mergeClasses(cell, styles.strong, !secret.enabled && styles.off)}>
          {secret.name}
        </div>
        <div className={mergeClasses(cell, styles.second)}>
          {secret.vault}
          {secret.standing && secret.standing.readBy > 0 && ` · read by ${secret.standing.readBy}`}
        </div>
        {standing && <StandingLabel standing={standing} />}
      </span>
      <span role="gridcell" className={styles.end}>
        <HealthLabel status={secret.health.status} />
        <When secret={secret} />
      </span>
    </>
  );
}

/** One line: when its plan replaces it, or else when it expires. */
function When({ secret: { standing, expiresAt } }: Pick<CellProps, "secret">) {
  const styles = useStyles();
  if (standing && (standing.plan !== "none" || !expiresAt)) {
    return <RotationLabel standing={standing} short />;
  }
  return (
    expiresAt && (
      <span className={styles.second}>
        <RelativeTime instant={expiresAt} />
      </span>
    )
  );
}

function Cells(props: CellProps) {
  const { secret, standing } = props;
  const styles = useStyles();
  const grid = useGridStyles();
  return (
    <>
      <span role="gridcell" className={mergeClasses(grid.cell, styles.name)} title={secret.name}>
        <Tick {...props} />
        <KindIcon kind={secret.kind} className={styles.icon} />
        <span className={styles.stack}>
          <span className={mergeClasses(styles.strong, !secret.enabled && styles.off)}>
            {secret.name}
          </span>
          {standing && <StandingLabel standing={standing} />}
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
      <span role="gridcell" className={mergeClasses(grid.cell, grid.rotation, styles.stack)}>
        {secret.standing && <RotationLabel standing={secret.standing} />}
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
  const { secret, index, top, reachable, open, twoLines, onOpen, selected } = props;
  const styles = useStyles();
  const grid = useGridStyles();
  const shape = twoLines ? styles.two : grid.line;
  return (
    <div
      role="row"
      aria-rowindex={index + (twoLines ? 1 : 2)}
      aria-selected={selected}
      {...(open && { "aria-current": true })}
      data-index={index}
      tabIndex={reachable ? 0 : -1}
      className={mergeClasses(
        shape,
        styles.row,
        twoLines && styles.two,
        (open || selected) && styles.open,
      )}
      style={{ transform: `translateY(${top}px)` }}
      onClick={() => onOpen(secret, index)}
    >
      {twoLines ? <TwoLines {...props} /> : <Cells {...props} />}
    </div>
  );
});
