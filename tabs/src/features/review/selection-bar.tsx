import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useState } from "react";
import { ReasonDialog } from "../../ui/reason-dialog.tsx";
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
        <ReasonDialog
          title={`Decline ${count === 1 ? "this request" : `these ${count} requests`}`}
          action="Decline"
          label="Comment"
          hint="Everybody who asked reads it."
          missing="Say why, so that they know what to do."
          onConfirm={(comment) => {
            setDeclining(false);
            onDecide({ decision: "decline", comment });
          }}
          onClose={() => setDeclining(false)}
        />
      )}
    </div>
  );
}
