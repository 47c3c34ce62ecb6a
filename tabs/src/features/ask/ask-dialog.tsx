import {
  Dialog,
  DialogBody,
  DialogSurface,
  DialogTitle,
  Button,
  makeStyles,
} from "@fluentui/react-components";
import { DismissRegular } from "@fluentui/react-icons";
import type { SentRequests } from "@vault-tab/contract";
import { useBackButton } from "../../host/use-back-button.ts";
import { useDialogStyles } from "../../ui/dialog-styles.ts";
import { refsWords } from "../../ui/people-words.ts";
import { AskForm } from "./ask-form.tsx";
import type { Draft } from "./draft.ts";
import { SentView } from "./sent-view.tsx";

const useStyles = makeStyles({
  content: {
    gridColumnStart: 1,
    gridColumnEnd: 4,
    minHeight: 0,
    display: "flex",
    flexDirection: "column",
  },
});

interface Props {
  readonly open: boolean;
  readonly draft: Draft;
  readonly sent: SentRequests | undefined;
  readonly onChange: (draft: Draft) => void;
  readonly onSent: (sent: SentRequests) => void;
  readonly onClose: () => void;
}

function titleOf({ breakGlass, continues, role, secrets }: Draft): string {
  const what = refsWords(secrets);
  if (continues) return `Extend access to ${what}`;
  if (breakGlass) return `Break the glass for ${what}`;
  return role === "see" ? `Ask to see ${what}` : `Ask for access to ${what}`;
}

/** The form, and after it where what was sent stands. */
export function AskDialog({ open, draft, sent, onChange, onSent, onClose }: Props) {
  const styles = useStyles();
  const dialog = useDialogStyles();
  useBackButton(open, onClose);
  return (
    <Dialog
      open={open}
      onOpenChange={(_, change) => {
        if (!change.open) onClose();
      }}
    >
      <DialogSurface className={dialog.surface}>
        <DialogBody className={dialog.body}>
          <DialogTitle
            className={dialog.title}
            action={
              <Button
                appearance="subtle"
                aria-label="Close"
                icon={<DismissRegular />}
                onClick={onClose}
              />
            }
          >
            {titleOf(draft)}
          </DialogTitle>
          <div className={styles.content}>
            {sent ? (
              <SentView sent={sent} onClose={onClose} />
            ) : (
              <AskForm draft={draft} onChange={onChange} onSent={onSent} onCancel={onClose} />
            )}
          </div>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
