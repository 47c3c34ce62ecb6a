import {
  Dialog,
  DialogBody,
  DialogSurface,
  DialogTitle,
  makeStyles,
  tokens,
} from "@fluentui/react-components";
import type { ReactNode } from "react";
import { CloseButton } from "./close-button.tsx";

const small = "@media (max-width: 480px)";

const useStyles = makeStyles({
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

interface Props {
  readonly open: boolean;
  readonly title: string;
  /** The content of the dialog, which scrolls by itself. */
  readonly children: ReactNode;
  readonly onClose: () => void;
}

/** A dialog that is the whole screen on a phone, and else as high as the screen lets it be. */
export function TallDialog({ open, title, children, onClose }: Props) {
  const styles = useStyles();
  return (
    <Dialog
      open={open}
      onOpenChange={(_, change) => {
        if (!change.open) onClose();
      }}
    >
      <DialogSurface className={styles.surface}>
        <DialogBody className={styles.body}>
          <DialogTitle className={styles.title} action={<CloseButton onClose={onClose} />}>
            {title}
          </DialogTitle>
          {children}
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
