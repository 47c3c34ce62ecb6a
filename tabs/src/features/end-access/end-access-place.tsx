import type { Grant } from "@vault-tab/contract";
import { lazy, Suspense, useCallback, useState, type ReactNode } from "react";
import { EndAccessContext, type EndAccess } from "../../ui/end-access-context.ts";

const EndAccessDialog = lazy(async () => {
  const { EndAccessDialog: Dialog } = await import("./end-access-dialog.tsx");
  return { default: Dialog };
});

interface Ending {
  readonly grants: readonly Grant[];
  readonly onEnded: ((words: string) => void) | undefined;
}

/** Where any section can have somebody's access ended; the dialog is loaded when it is needed. */
export function EndAccessPlace({ children }: { children: ReactNode }) {
  const [ending, setEnding] = useState<Ending>();
  const end = useCallback<EndAccess>((grants, onEnded) => setEnding({ grants, onEnded }), []);
  const close = () => setEnding(undefined);
  return (
    <EndAccessContext value={end}>
      {children}
      {ending && (
        <Suspense>
          <EndAccessDialog
            grants={ending.grants}
            onClose={close}
            onEnded={(words) => {
              close();
              ending.onEnded?.(words);
            }}
          />
        </Suspense>
      )}
    </EndAccessContext>
  );
}
