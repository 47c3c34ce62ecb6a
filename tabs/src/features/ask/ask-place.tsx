import type { SentRequests } from "@vault-tab/contract";
import { lazy, Suspense, useCallback, useRef, useState, type ReactNode } from "react";
import { useHost } from "../../host/host-context.ts";
import { AskContext, type Ask } from "../../ui/ask-context.ts";
import { takenUp, type Draft } from "./draft.ts";
import { useDraft } from "./use-draft.ts";

const AskDialog = lazy(async () => {
  const { AskDialog: Dialog } = await import("./ask-dialog.tsx");
  return { default: Dialog };
});

interface Result {
  readonly sent: SentRequests;
  readonly open: boolean;
}

/** The form as it is kept, and after it what came of it. */
function useAsking() {
  const { place } = useHost();
  const [draft, setDraft] = useDraft(place);
  const [result, setResult] = useState<Result>();
  const [round, setRound] = useState(0);
  const told = useRef<() => void>(undefined);
  const ask = useCallback<Ask>(
    (wish, onSent) => {
      told.current = onSent;
      setRound((before) => before + 1);
      setResult(undefined);
      setDraft((before) => takenUp(before, wish));
    },
    [setDraft],
  );
  const finish = (sent: SentRequests) => {
    setResult({ sent, open: true });
    setDraft(undefined);
    told.current?.();
  };
  const close = () => {
    if (result) setResult({ ...result, open: false });
    else setDraft((before) => before && { ...before, open: false });
  };
  const open = result ? result.open : (draft?.open ?? false);
  return { ask, draft, setDraft, sent: result?.sent, open, round, finish, close };
}

/** Where any section can have somebody ask for access; the form itself is loaded when it is needed. */
export function AskPlace({ children }: { children: ReactNode }) {
  const { ask, draft, setDraft, sent, open, round, finish, close } = useAsking();
  // It fades by itself; taken away open, it would leave the page hidden from screen readers.
  const [shown, setShown] = useState<Draft>();
  if (draft?.open && draft !== shown) setShown(draft);
  return (
    <AskContext value={ask}>
      {children}
      {shown && (
        <Suspense>
          <AskDialog
            key={round}
            open={open}
            draft={shown}
            sent={sent}
            onChange={setDraft}
            onSent={finish}
            onClose={close}
          />
        </Suspense>
      )}
    </AskContext>
  );
}
