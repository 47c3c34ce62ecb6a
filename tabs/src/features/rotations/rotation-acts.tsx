import { Button, makeStyles, tokens, useRestoreFocusTarget } from "@fluentui/react-components";
import type { Rotation } from "@vault-tab/contract";
import { useState } from "react";
import { useCancelRotation, useRetireOldVersion } from "../../data/rotations.ts";
import { troubleOf } from "../../trouble.ts";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { ReasonDialog } from "../../ui/reason-dialog.tsx";
import { useRotationActs } from "../../ui/rotation-context.ts";
import { ActProblem } from "./act-problem.tsx";

const useStyles = makeStyles({
  bar: {
    display: "flex",
    flexWrap: "wrap",
    gap: tokens.spacingHorizontalS,
    marginTop: tokens.spacingVerticalM,
    ":empty": { display: "none" },
  },
  reason: { margin: `${tokens.spacingVerticalS} 0 0`, color: tokens.colorNeutralForeground3 },
});

interface DialogProps {
  readonly rotation: Rotation;
  readonly open: boolean;
  readonly onClose: () => void;
}

const oldOf = ({ kind }: Rotation): string =>
  kind === "secret" ? "the old value" : "the old version";

const fault = (error: Error | null) => (error ? troubleOf(error) : undefined);

function CancelDialog({ rotation, open, onClose }: DialogProps) {
  const cancelling = useCancelRotation();
  const { isPending, error } = cancelling;
  const cancel = () =>
    cancelling.mutate({ params: { id: rotation.id } }, { onSuccess: () => onClose() });
  return (
    <ConfirmDialog
      open={open}
      title="Cancel this rotation?"
      cancel="Let it go on"
      action={isPending ? "Being cancelled…" : "Cancel it"}
      busy={isPending}
      onConfirm={cancel}
      onClose={onClose}
    >
      Nothing has been written yet. The {rotation.kind} stays as it is.
      <ActProblem trouble={fault(error)} busy={isPending} onRetry={cancel} />
    </ConfirmDialog>
  );
}

function RetireDialog({ rotation, open, onClose }: DialogProps) {
  const retiring = useRetireOldVersion();
  const { isPending, error, variables } = retiring;
  const retire = (reason: string) =>
    retiring.mutate(
      { params: { id: rotation.id }, body: { reason } },
      { onSuccess: () => onClose() },
    );
  return (
    <ReasonDialog
      open={open}
      title={`Is ${oldOf(rotation)} out of use?`}
      action={isPending ? "Being disabled…" : "Disable the old version"}
      label="How do you know"
      hint="It stands in the log, so no secrets here."
      missing="Say how you know: it stands in the log."
      busy={isPending}
      above={() => (
        <>
          <ActProblem
            trouble={fault(error)}
            busy={isPending}
            onRetry={() => retire(variables?.body?.reason ?? "")}
          />
          <span>
            The version {rotation.retirement?.version} will be disabled at once, and whoever still{" "}
            {rotation.kind === "secret" ? "reads" : "uses"} it is refused. It can be enabled again
            in Azure.
          </span>
        </>
      )}
      onConfirm={retire}
      onClose={onClose}
    />
  );
}

/** Why something is not offered that one would look for here. */
function reasonsOf({ status, retirement, actions }: Rotation): readonly string[] {
  const looked = [
    ...(status === "failed" || status === "cancelled" ? ["start-again"] : []),
    ...(retirement?.status === "retiring" && !retirement.declared ? ["retire"] : []),
  ];
  return actions
    .filter(({ name, allowed }) => looked.includes(name) && !allowed)
    .flatMap(({ reason }) => reason ?? []);
}

type What = "cancel" | "retire";

/** What this person may do with a rotation. */
export function RotationActs({ rotation }: { rotation: Rotation }) {
  const styles = useStyles();
  const returned = useRestoreFocusTarget();
  const { rotate } = useRotationActs();
  const [dialog, setDialog] = useState<{ readonly what: What; readonly open: boolean }>();
  const may = (wanted: Rotation["actions"][number]["name"]) =>
    rotation.actions.some(({ name, allowed }) => name === wanted && allowed);
  // The focus returns to the button; were it gone, the panel would stay hidden from screen readers.
  const stays = (what: What) => may(what) || dialog?.what === what;
  const close = () => setDialog((before) => before && { ...before, open: false });
  const shown = { rotation, open: dialog?.open ?? false, onClose: close };
  const show = (what: What) => () => setDialog({ what, open: true });
  return (
    <>
      <div className={styles.bar}>
        {may("start-again") && (
          <Button {...returned} appearance="primary" onClick={() => rotate(rotation)}>
            Start again
          </Button>
        )}
        {stays("retire") && (
          <Button {...returned} disabledFocusable={!may("retire")} onClick={show("retire")}>
            {rotation.kind === "secret"
              ? "The old value is out of use"
              : "The old version is out of use"}
          </Button>
        )}
        {stays("cancel") && (
          <Button {...returned} disabledFocusable={!may("cancel")} onClick={show("cancel")}>
            Cancel
          </Button>
        )}
      </div>
      {reasonsOf(rotation).map((reason) => (
        <p key={reason} className={styles.reason}>
          {reason}
        </p>
      ))}
      {dialog?.what === "cancel" && <CancelDialog {...shown} />}
      {dialog?.what === "retire" && <RetireDialog {...shown} />}
    </>
  );
}
