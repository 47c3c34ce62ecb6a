import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Field,
  makeStyles,
  Textarea,
  tokens,
} from "@fluentui/react-components";
import { useState } from "react";
import type { Verdict } from "./fate.ts";

const useStyles = makeStyles({
  bar: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    gap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalXL}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  count: { fontWeight: tokens.fontWeightSemibold },
});

interface Props {
  readonly count: number;
  readonly onDecide: (verdict: Verdict) => void;
  readonly onClear: () => void;
}

function DeclineSeveral(props: {
  count: number;
  onDecline: (comment: string) => void;
  onClose: () => void;
}) {
  const [comment, setComment] = useState("");
  const [missing, setMissing] = useState(false);
  const decline = () => {
    if (comment.trim() === "") setMissing(true);
    else props.onDecline(comment.trim());
  };
  return (
    <Dialog
      open
      onOpenChange={(_, { open }) => {
        if (!open) props.onClose();
      }}
    >
      <DialogSurface>
        <DialogBody>
          <DialogTitle>
            Decline {props.count === 1 ? "this request" : `these ${props.count} requests`}
          </DialogTitle>
          <DialogContent>
            <Field
              label="Comment"
              hint="Everybody who asked reads it."
              {...(missing && {
                validationState: "error" as const,
                validationMessage: "Say why, so that they know what to do.",
              })}
            >
              <Textarea
                autoFocus
                value={comment}
                maxLength={2_000}
                onChange={(_, { value }) => {
                  setComment(value);
                  setMissing(false);
                }}
              />
            </Field>
          </DialogContent>
          <DialogActions>
            <Button onClick={props.onClose}>Cancel</Button>
            <Button appearance="primary" onClick={decline}>
              Decline
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

/** One decision for several requests, each of which is then decided for itself. */
export function SelectionBar({ count, onDecide, onClear }: Props) {
  const styles = useStyles();
  const [declining, setDeclining] = useState(false);
  return (
    <div className={styles.bar} role="toolbar" aria-label="What is selected">
      <span className={styles.count}>{count} selected</span>
      <Button size="small" appearance="primary" onClick={() => onDecide({ decision: "approve" })}>
        Approve {count}
      </Button>
      <Button size="small" onClick={() => setDeclining(true)}>
        Decline {count}…
      </Button>
      <Button size="small" appearance="subtle" onClick={onClear}>
        Select none
      </Button>
      {declining && (
        <DeclineSeveral
          count={count}
          onClose={() => setDeclining(false)}
          onDecline={(comment) => {
            setDeclining(false);
            onDecide({ decision: "decline", comment });
          }}
        />
      )}
    </div>
  );
}
