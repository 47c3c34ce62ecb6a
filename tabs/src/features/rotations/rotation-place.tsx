import { lazy, Suspense, useMemo, useState, type ReactNode } from "react";
import type { SecretKey } from "../../paths.ts";
import { RotationContext } from "../../ui/rotation-context.ts";

const RotateDialog = lazy(async () => {
  const { RotateDialog: Dialog } = await import("./rotate-dialog.tsx");
  return { default: Dialog };
});
const PlanDialog = lazy(async () => {
  const { PlanDialog: Dialog } = await import("./plan-dialog.tsx");
  return { default: Dialog };
});

interface Opened {
  readonly what: "rotate" | "plan";
  readonly secret: SecretKey;
  readonly open: boolean;
  readonly round: number;
}

/** Where any section can have a secret rotated or its plan changed; the dialogs are loaded when needed. */
export function RotationPlace({ children }: { children: ReactNode }) {
  const [opened, setOpened] = useState<Opened>();
  const acts = useMemo(() => {
    const show = (what: Opened["what"]) => (secret: SecretKey) =>
      setOpened((before) => ({ what, secret, open: true, round: (before?.round ?? 0) + 1 }));
    return { rotate: show("rotate"), plan: show("plan") };
  }, []);
  // It fades by itself; taken away open, it would leave the page hidden from screen readers.
  const close = () => setOpened((before) => before && { ...before, open: false });
  return (
    <RotationContext value={acts}>
      {children}
      {opened && (
        <Suspense>
          {opened.what === "rotate" ? (
            <RotateDialog key={opened.round} {...opened} onClose={close} onPlan={acts.plan} />
          ) : (
            <PlanDialog key={opened.round} {...opened} onClose={close} />
          )}
        </Suspense>
      )}
    </RotationContext>
  );
}
