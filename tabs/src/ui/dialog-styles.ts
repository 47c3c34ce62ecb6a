import { makeStyles, tokens } from "@fluentui/react-components";

const small = "@media (max-width: 480px)";

/** A dialog that is the whole screen on a phone, and else as high as the screen lets it be. */
export const useDialogStyles = makeStyles({
  surface: {
    width: "min(600px, 100vw)",
    [small]: {
      width: "100vw",
      maxWidth: "100vw",
      height: "100dvh",
      maxHeight: "100dvh",
      margin: 0,
      borderRadius: 0,
      padding: tokens.spacingHorizontalL,
      boxSizing: "border-box",
    },
  },
  body: {
    // The title, and below it what scrolls.
    gridTemplateRows: "auto minmax(0, 1fr)",
    maxHeight: "calc(100dvh - 96px)",
    [small]: { maxHeight: "none", height: "100%" },
  },
  title: { overflowWrap: "anywhere" },
});
