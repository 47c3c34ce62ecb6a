import { Field, makeStyles, Textarea, tokens } from "@fluentui/react-components";
import { useState, type ReactNode } from "react";
import { ConfirmDialog } from "./confirm-dialog.tsx";

const useStyles = makeStyles({
  content: { display: "grid", gap: tokens.spacingVerticalM },
});

interface Props {
  readonly title: string;
  readonly action: string;
  readonly label: string;
  /** Who reads it. */
  readonly hint: string;
  /** Said where nothing was written. */
  readonly missing: string;
  readonly open?: boolean;
  readonly busy?: boolean;
  /** What stands above the field; it may offer to do it once more. */
  readonly above?: (confirm: () => void) => ReactNode;
  readonly onConfirm: (reason: string) => void;
  readonly onClose: () => void;
}

/** What is done to others is not done without a word to them. */
export function ReasonDialog(props: Props) {
  const { title, action, label, hint, missing, above, onClose } = props;
  const { open = true, busy = false } = props;
  const styles = useStyles();
  const [reason, setReason] = useState("");
  const [asked, setAsked] = useState(false);
  const confirm = () => {
    const text = reason.trim();
    setAsked(text === "");
    if (text !== "") props.onConfirm(text);
  };
  return (
    <ConfirmDialog {...{ title, action, open, busy, onClose }} onConfirm={confirm}>
      <div className={styles.content}>
        {above?.(confirm)}
        <Field
          label={label}
          hint={hint}
          {...(asked && { validationState: "error" as const, validationMessage: missing })}
        >
          <Textarea
            autoFocus
            value={reason}
            maxLength={2_000}
            onChange={(_, { value }) => {
              setReason(value);
              setAsked(false);
            }}
          />
        </Field>
      </div>
    </ConfirmDialog>
  );
}
