import type { Grant } from "@vault-tab/contract";
import { lazy, Suspense, useCallback, useState, type ReactNode } from "react";
import { GrantDialogContext, type GrantDialog } from "./grant-dialog-context.ts";

const UseItDialog = lazy(async () => {
  const { UseItDialog: Dialog } = await import("./use-it-dialog.tsx");
  return { default: Dialog };
});
const ReturnDialog = lazy(async () => {
  const { ReturnDialog: Dialog } = await import("./return-dialog.tsx");
  return { default: Dialog };
});

interface Shown {
  readonly which: GrantDialog;
  readonly grant: Grant;
  readonly open: boolean;
}

/**
 * Above the cards, since a card goes when its access is given back: a dialog that is taken away
 * while it is open leaves the page hidden from screen readers.
 */
export function GrantDialogPlace({ children }: { children: ReactNode }) {
  const [shown, setShown] = useState<Shown>();
  const show = useCallback(
    (which: GrantDialog, grant: Grant) => setShown({ which, grant, open: true }),
    [],
  );
  const close = () => setShown((before) => before && { ...before, open: false });
  const dialog = shown && { grant: shown.grant, open: shown.open, onClose: close };
  return (
    <GrantDialogContext value={show}>
      {children}
      <Suspense>
        {dialog && shown.which === "use" && <UseItDialog {...dialog} />}
        {dialog && shown.which === "return" && <ReturnDialog key={shown.grant.id} {...dialog} />}
      </Suspense>
    </GrantDialogContext>
  );
}
