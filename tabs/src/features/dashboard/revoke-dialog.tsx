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
import type { Grant } from "@vault-tab/contract";
import { useState } from "react";
import { useRevokeGrant } from "../../data/grants.ts";
import { useSignIn } from "../../data/use-sign-in.ts";
import { troubleOf } from "../../trouble.ts";
import { ProblemBar } from "../../ui/problem-message.tsx";
import { visibleString } from "../../ui/visible-characters.ts";
import { accessWords } from "./words.ts";

const useStyles = makeStyles({
  content: { display: "grid", gap: tokens.spacingVerticalM },
});

interface Props {
  readonly grant: Grant;
  readonly onClose: () => void;
  readonly onRevoked: (words: string) => void;
}

/** Ends somebody's access now, for a reason that stands in the log. */
export function RevokeDialog({ grant, onClose, onRevoked }: Props) {
  const styles = useStyles();
  const [reason, setReason] = useState("");
  const [missing, setMissing] = useState(false);
  const revoke = useRevokeGrant();
  const { signIn, busy } = useSignIn();
  const who = visibleString(grant.holder.name);
  const end = () => {
    const text = reason.trim();
    setMissing(text === "");
    if (text === "") return;
    revoke.mutate(
      { params: { id: grant.id }, body: { reason: text } },
      { onSuccess: () => onRevoked(`${who}: the access ends now.`) },
    );
  };
  const trouble = revoke.error ? troubleOf(revoke.error) : undefined;
  return (
    <Dialog
      open
      onOpenChange={(_, { open }) => {
        if (!open) onClose();
      }}
    >
      <DialogSurface>
        <DialogBody>
          <DialogTitle>End this access</DialogTitle>
          <DialogContent className={styles.content}>
            {trouble && (
              <ProblemBar
                key={revoke.failureCount}
                trouble={trouble}
                {...(trouble.detail !== undefined && { lead: trouble.detail })}
                onRetry={end}
                onSignIn={signIn}
                busy={busy || revoke.isPending}
              />
            )}
            <span>
              {who} {accessWords(grant)}. Azure takes the role away at once; Key Vault may honour it
              for up to 10 minutes.
            </span>
            <Field
              label="Reason"
              hint={`It stands in the log, and ${who} reads it.`}
              {...(missing && {
                validationState: "error" as const,
                validationMessage: "Say why.",
              })}
            >
              <Textarea
                autoFocus
                value={reason}
                maxLength={2_000}
                onChange={(_, { value }) => {
                  setReason(value);
                  setMissing(false);
                }}
              />
            </Field>
          </DialogContent>
          <DialogActions>
            <Button onClick={onClose}>Cancel</Button>
            <Button appearance="primary" disabledFocusable={revoke.isPending} onClick={end}>
              End access
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
