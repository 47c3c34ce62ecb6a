import {
  DrawerBody,
  DrawerFooter,
  DrawerHeader,
  DrawerHeaderTitle,
  makeStyles,
  mergeClasses,
  OverlayDrawer,
} from "@fluentui/react-components";
import type { ReactNode } from "react";
import { CloseButton } from "./close-button.tsx";
import { narrow, useMedia } from "./use-media.ts";

const useStyles = makeStyles({
  panel: { width: "min(560px, 100vw)" },
  wide: { width: "min(600px, 100vw)" },
  title: { overflowWrap: "anywhere" },
});

interface Props {
  readonly open: boolean;
  readonly title: ReactNode;
  readonly under?: ReactNode;
  readonly footer?: ReactNode;
  readonly wide?: boolean;
  readonly children: ReactNode;
  readonly onClose: () => void;
}

/** Beside what it belongs to; over the whole screen on a phone. */
export function SidePanel({ open, title, under, footer, wide, children, onClose }: Props) {
  const styles = useStyles();
  const small = useMedia(narrow);
  return (
    <OverlayDrawer
      open={open}
      position="end"
      size={small ? "full" : "medium"}
      {...(!small && { className: mergeClasses(styles.panel, wide && styles.wide) })}
      onOpenChange={(_, change) => {
        if (!change.open) onClose();
      }}
    >
      <DrawerHeader>
        <DrawerHeaderTitle action={<CloseButton onClose={onClose} />}>
          <span className={styles.title}>{title}</span>
        </DrawerHeaderTitle>
        {under}
      </DrawerHeader>
      <DrawerBody>{children}</DrawerBody>
      {footer && <DrawerFooter>{footer}</DrawerFooter>}
    </OverlayDrawer>
  );
}
