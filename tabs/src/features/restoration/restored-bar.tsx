import {
  Button,
  makeStyles,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
} from "@fluentui/react-components";
import type { Restoration } from "@vault-tab/contract";
import { useState } from "react";
import { useConfirmRestoration } from "../../data/restoration.ts";
import { useSignIn } from "../../data/use-sign-in.ts";
import { troubleOf } from "../../trouble.ts";
import { momentWords } from "../../ui/clock-words.ts";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { ProblemBar } from "../../ui/problem-message.tsx";
import { useScreenTime } from "../../ui/time-context.ts";

const useStyles = makeStyles({
  bar: { flexShrink: 0 },
});

interface Props {
  readonly restoration: NonNullable<Restoration["open"]>;
  readonly onConfirmed: () => void;
}

interface ClosingProps {
  readonly onClose: () => void;
  readonly onConfirmed: () => void;
}

function ConfirmRestoration({ onClose, onConfirmed }: ClosingProps) {
  const confirming = useConfirmRestoration();
  const { signIn, busy } = useSignIn();
  const confirm = () => confirming.mutate({}, { onSuccess: onConfirmed });
  return (
    <ConfirmDialog
      title="Open access again?"
      action="Open access again"
      busy={confirming.isPending}
      onConfirm={confirm}
      onClose={onClose}
    >
      {confirming.error && (
        <ProblemBar
          key={confirming.failureCount}
          trouble={troubleOf(confirming.error)}
          onRetry={confirm}
          onSignIn={signIn}
          busy={busy || confirming.isPending}
        />
      )}
      Look at Review, Overview first: rights in Azure that are unknown here are taken away by
      themselves, and grants that the backup does not know have to be asked for anew.
    </ConfirmDialog>
  );
}

/** What everybody has to know: what they see is older than what they did, and nothing is opened. */
export function RestoredBar({ restoration, onConfirmed }: Props) {
  const styles = useStyles();
  const { now, locale } = useScreenTime();
  const [asking, setAsking] = useState(false);
  const { restoredAt, backupOf = restoredAt, actions } = restoration;
  const mayConfirm = actions.some(({ name, allowed }) => name === "confirm" && allowed);
  return (
    <>
      <MessageBar intent="warning" layout="multiline" className={styles.bar}>
        <MessageBarBody>
          <MessageBarTitle>
            Vault Tab was restored from a backup of {momentWords(Date.parse(backupOf), now, locale)}
            .
          </MessageBarTitle>{" "}
          It ends access, and opens none until an admin confirms.
        </MessageBarBody>
        {mayConfirm && (
          <MessageBarActions>
            <Button onClick={() => setAsking(true)}>Open access again…</Button>
          </MessageBarActions>
        )}
      </MessageBar>
      {asking && <ConfirmRestoration onClose={() => setAsking(false)} onConfirmed={onConfirmed} />}
    </>
  );
}
