import { makeStyles, tokens } from "@fluentui/react-components";

/** At least, or where there are two lines exactly. */
export const ROW = 84;
export const NARROW_ROW = 62;

const tint = (percent: number) =>
  `color-mix(in srgb, ${tokens.colorNeutralForeground1} ${percent}%, transparent)`;

export const useRowStyles = makeStyles({
  row: {
    boxSizing: "border-box",
    display: "grid",
    columnGap: tokens.spacingHorizontalM,
    alignItems: "center",
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    cursor: "pointer",
    outlineOffset: "-2px",
    position: "absolute",
    top: 0,
    width: "100%",
    ":hover": {
      backgroundColor: tint(5),
      outline: `1px solid ${tokens.colorTransparentStrokeInteractive}`,
    },
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  wide: {
    gridTemplateColumns: "32px minmax(0, 1fr) minmax(180px, auto)",
    minHeight: `${ROW}px`,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalXL}`,
    "@media (max-width: 760px)": {
      gridTemplateColumns: "32px minmax(0, 1fr)",
      padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL}`,
    },
  },
  chosen: { backgroundColor: tint(10) },
  two: {
    gridTemplateColumns: "minmax(0, 1fr) auto",
    height: `${NARROW_ROW}px`,
    padding: `0 ${tokens.spacingHorizontalL}`,
  },
  main: { display: "grid", gap: "2px", minWidth: 0 },
  cut: { overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap" },
  wish: { overflowWrap: "anywhere" },
  reason: {
    display: "-webkit-box",
    WebkitBoxOrient: "vertical",
    WebkitLineClamp: 2,
    overflow: "hidden",
    overflowWrap: "anywhere",
    color: tokens.colorNeutralForeground2,
  },
  small: {
    display: "flex",
    flexWrap: "wrap",
    columnGap: tokens.spacingHorizontalM,
    overflowWrap: "anywhere",
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  end: {
    display: "grid",
    justifyItems: "end",
    gap: tokens.spacingVerticalXS,
    maxWidth: "320px",
    textAlign: "end",
    "@media (max-width: 760px)": {
      gridColumn: 2,
      justifyItems: "start",
      maxWidth: "none",
      textAlign: "start",
    },
  },
  age: {
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    whiteSpace: "nowrap",
  },
  buttons: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
  done: { color: tokens.colorNeutralForeground2 },
  failed: { color: tokens.colorStatusDangerForeground1 },
  glass: {
    boxShadow: `inset 3px 0 0 ${tokens.colorStatusDangerBackground3}`,
  },
});
