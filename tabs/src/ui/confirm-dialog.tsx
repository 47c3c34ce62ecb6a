import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
} from "@fluentui/react-components";
import type { ReactNode } from "react";

interface Props {
  readonly title: string;
  /** What happens, and the words of the way back. */
  readonly action: string;
  readonly cancel?: string;
  readonly open?: boolean;
  readonly busy?: boolean;
  /** A press beside it does not close it. */
  readonly firm?: boolean;
  readonly children: ReactNode;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

/** Asks once more before something that is not taken back. */
export function ConfirmDialog(props: Props) {
  const { title, action, cancel = "Cancel", open = true, busy = false, firm, children } = props;
  return (
    <Dialog
      open={open}
      modalType={firm ? "alert" : "modal"}
      onOpenChange={(_, change) => {
        if (!change.open) props.onClose();
      }}
    >
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{title}</DialogTitle>
          <DialogContent>{children}</DialogContent>
          <DialogActions fluid>
            <Button onClick={props.onClose}>{cancel}</Button>
            <Button appearance="primary" disabledFocusable={busy} onClick={props.onConfirm}>
              {action}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
