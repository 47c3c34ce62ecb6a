import { makeStyles, tokens } from "@fluentui/react-components";

/** What the form and what comes after it have in common: a part that scrolls, and buttons below. */
export const useFormStyles = makeStyles({
  /** All columns of the body of a dialog. */
  dialog: {
    gridColumnStart: 1,
    gridColumnEnd: 4,
    minHeight: 0,
    display: "flex",
    flexDirection: "column",
  },
  form: { display: "flex", flexDirection: "column", minHeight: 0, flexGrow: 1 },
  scroll: {
    flexGrow: 1,
    minHeight: 0,
    overflowY: "auto",
    display: "grid",
    gridTemplateColumns: "minmax(0, 1fr)",
    // Fluent's message bars would else give way to what is below them.
    gridAutoRows: "max-content",
    alignContent: "start",
    gap: tokens.spacingVerticalM,
    // So that the ring of a focused field is not cut off.
    padding: "4px",
    margin: "-4px",
  },
  actions: {
    display: "flex",
    flexWrap: "wrap",
    justifyContent: "flex-end",
    gap: tokens.spacingHorizontalS,
    paddingTop: tokens.spacingVerticalL,
  },
  quiet: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});
