import type { Grant } from "@vault-tab/contract";
import { useState } from "react";
import { useRevokeGrant } from "../../data/grants.ts";
import { useSignIn } from "../../data/use-sign-in.ts";
import { troubleOf, type Trouble } from "../../trouble.ts";
import { accessWords } from "../../ui/access-words.ts";
import { ProblemBar } from "../../ui/problem-message.tsx";
import { ReasonDialog } from "../../ui/reason-dialog.tsx";
import { visibleString } from "../../ui/visible-characters.ts";

interface Props {
  /** Of one person. */
  readonly grants: readonly Grant[];
  readonly onClose: () => void;
  readonly onEnded: (words: string) => void;
}

/** Each is ended for itself; what was refused stays, with the reason. */
function useEnding(grants: readonly Grant[]) {
  const revoke = useRevokeGrant();
  const [left, setLeft] = useState(grants);
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<Trouble>();
  const [tries, setTries] = useState(0);
  const end = async (reason: string): Promise<boolean> => {
    setBusy(true);
    const failures: { readonly grant: Grant; readonly trouble: Trouble }[] = [];
    for (const grant of left) {
      await revoke
        .mutateAsync({ params: { id: grant.id }, body: { reason } })
        .catch((cause: unknown) => failures.push({ grant, trouble: troubleOf(cause) }));
    }
    setBusy(false);
    setTries(tries + 1);
    setTrouble(failures[0]?.trouble);
    if (failures.length > 0) setLeft(failures.map(({ grant }) => grant));
    return failures.length === 0;
  };
  return { left, busy, trouble, tries, end };
}

/** Ends somebody's access now, for a reason that stands in the log. */
export function EndAccessDialog({ grants, onClose, onEnded }: Props) {
  const { left, busy, trouble, tries, end } = useEnding(grants);
  const { signIn, busy: signingIn } = useSignIn();
  const who = visibleString(grants[0]?.holder.name ?? "");
  const confirm = async (reason: string) => {
    if (await end(reason)) onEnded(`${who}: the access ends now.`);
  };
  return (
    <ReasonDialog
      title="End this access"
      action="End access"
      label="Reason"
      hint={`It stands in the log, and ${who} reads it.`}
      missing="Say why."
      busy={busy}
      above={(again) => (
        <>
          {trouble && (
            <ProblemBar
              key={tries}
              trouble={trouble}
              {...(trouble.detail !== undefined && { lead: trouble.detail })}
              onRetry={again}
              onSignIn={signIn}
              busy={signingIn || busy}
            />
          )}
          {left.map((grant) => (
            <span key={grant.id}>
              {who} {accessWords(grant)}.
            </span>
          ))}
          <span>
            Azure takes the role away at once; Key Vault may honour it for up to 10 minutes.
          </span>
        </>
      )}
      onConfirm={(reason) => void confirm(reason)}
      onClose={onClose}
    />
  );
}
