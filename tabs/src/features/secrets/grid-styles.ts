import { makeStyles, tokens } from "@fluentui/react-components";

/** Narrower than this, the names of a secret and of its vault would be cut for columns that matter less. */
const medium = "@media (max-width: 1280px)";
const small = "@media (max-width: 860px)";
const tiny = "@media (max-width: 680px)";

export const ROW = 42;
export const NARROW_ROW = 62;

const foreground = (percent: number) =>
  `color-mix(in srgb, ${tokens.colorNeutralForeground1} ${percent}%, transparent)`;

/**
 * Fluent's own hover colours turn bright in the high contrast theme and ask for other text colours
 * in every cell; a little of the text's own colour is right in each theme.
 */
export const tint = { light: foreground(5), strong: foreground(10) };

/** The columns of the header and of every row: fewer of them where there is less room. */
export const useGridStyles = makeStyles({
  line: {
    display: "grid",
    alignItems: "center",
    columnGap: tokens.spacingHorizontalM,
    padding: `0 ${tokens.spacingHorizontalXL}`,
    gridTemplateColumns:
      "minmax(0, 2.3fr) minmax(0, 1.6fr) 96px 120px 112px 160px 112px minmax(0, 1.5fr)",
    [medium]: { gridTemplateColumns: "minmax(0, 2.2fr) minmax(0, 1.3fr) 96px 120px 112px 160px" },
    [small]: { gridTemplateColumns: "minmax(0, 2fr) minmax(0, 1.3fr) 120px 160px" },
    [tiny]: {
      gridTemplateColumns: "minmax(0, 1.6fr) minmax(0, 1fr) 120px",
      padding: `0 ${tokens.spacingHorizontalL}`,
    },
  },
  cell: { minWidth: 0, overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap" },
  name: {},
  vault: {},
  health: {},
  expires: { [small]: { display: "none" } },
  rotation: { [tiny]: { display: "none" } },
  updated: { [medium]: { display: "none" } },
  kind: { [small]: { display: "none" } },
  tags: { [medium]: { display: "none" } },
});
