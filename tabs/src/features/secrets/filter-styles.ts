import { makeStyles, tokens } from "@fluentui/react-components";

/** The buttons above the list: as wide as their words, and quiet until they filter. */
export const useFilterStyles = makeStyles({
  button: {
    minWidth: 0,
    maxWidth: "240px",
    paddingInline: tokens.spacingHorizontalMNudge,
    fontWeight: tokens.fontWeightRegular,
    overflow: "hidden",
    textOverflow: "ellipsis",
    whiteSpace: "nowrap",
  },
  set: {
    backgroundColor: tokens.colorBrandBackground2,
    color: tokens.colorBrandForeground2,
    ":hover": {
      backgroundColor: tokens.colorBrandBackground2Hover,
      color: tokens.colorBrandForeground2Hover,
    },
  },
});
