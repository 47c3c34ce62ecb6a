import type { SentRequests } from "@vault-tab/contract";
import { useBackButton } from "../../host/use-back-button.ts";
import { useFormStyles } from "../../ui/form-styles.ts";
import { refsWords } from "../../ui/people-words.ts";
import { TallDialog } from "../../ui/tall-dialog.tsx";
import { AskForm } from "./ask-form.tsx";
import type { Draft } from "./draft.ts";
import { SentView } from "./sent-view.tsx";

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
  const styles = useFormStyles();
  useBackButton(open, onClose);
  return (
    <TallDialog open={open} title={titleOf(draft)} onClose={onClose}>
      <div className={styles.dialog}>
        {sent ? (
          <SentView sent={sent} onClose={onClose} />
        ) : (
          <AskForm draft={draft} onChange={onChange} onSent={onSent} onCancel={onClose} />
        )}
      </div>
    </TallDialog>
  );
}
