import type { Grant } from "@vault-tab/contract";
import { useRevokeGrant } from "../../data/grants.ts";
import { useSignIn } from "../../data/use-sign-in.ts";
import { troubleOf } from "../../trouble.ts";
import { ProblemBar } from "../../ui/problem-message.tsx";
import { ReasonDialog } from "../../ui/reason-dialog.tsx";
import { visibleString } from "../../ui/visible-characters.ts";
import { accessWords } from "./words.ts";

interface Props {
  readonly grant: Grant;
  readonly onClose: () => void;
  readonly onRevoked: (words: string) => void;
}

/** Ends somebody's access now, for a reason that stands in the log. */
export function RevokeDialog({ grant, onClose, onRevoked }: Props) {
  const revoke = useRevokeGrant();
  const { signIn, busy } = useSignIn();
  const who = visibleString(grant.holder.name);
  const end = (reason: string) =>
    revoke.mutate(
      { params: { id: grant.id }, body: { reason } },
      { onSuccess: () => onRevoked(`${who}: the access ends now.`) },
    );
  const trouble = revoke.error ? troubleOf(revoke.error) : undefined;
  return (
    <ReasonDialog
      title="End this access"
      action="End access"
      label="Reason"
      hint={`It stands in the log, and ${who} reads it.`}
      missing="Say why."
      busy={revoke.isPending}
      above={(again) => (
        <>
          {trouble && (
            <ProblemBar
              key={revoke.failureCount}
              trouble={trouble}
              {...(trouble.detail !== undefined && { lead: trouble.detail })}
              onRetry={again}
              onSignIn={signIn}
              busy={busy || revoke.isPending}
            />
          )}
          <span>
            {who} {accessWords(grant)}. Azure takes the role away at once; Key Vault may honour it
            for up to 10 minutes.
          </span>
        </>
      )}
      onConfirm={end}
      onClose={onClose}
    />
  );
}
