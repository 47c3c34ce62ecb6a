import { Spinner } from "@fluentui/react-components";
import type { RotationPlan, RotationPlanning } from "@vault-tab/contract";
import { useState } from "react";
import { useLocation, useSearch } from "wouter";
import { useRotationPlanning, useStartRotation } from "../../data/rotations.ts";
import { useBackButton } from "../../host/use-back-button.ts";
import { rotationPath, type SecretKey } from "../../paths.ts";
import { troubleOf, type Trouble } from "../../trouble.ts";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { refWords } from "../../ui/people-words.ts";
import { ReasonDialog } from "../../ui/reason-dialog.tsx";
import { ActProblem } from "./act-problem.tsx";
import { WhatWillHappen } from "./what-will-happen.tsx";

interface Props {
  readonly secret: SecretKey;
  readonly open: boolean;
  readonly onClose: () => void;
  readonly onPlan: (secret: SecretKey) => void;
}

/** Sends it once, however often one presses, and leads to where it can be watched. */
function useStarting({ secret, onClose }: Props) {
  const starting = useStartRotation();
  const [, navigate] = useLocation();
  const search = useSearch();
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<Trouble>();
  const start = async (reason: string) => {
    setBusy(true);
    try {
      const { vault, name, kind } = secret;
      const { id } = await starting.mutateAsync({ body: { vault, name, kind, reason } });
      onClose();
      navigate(search ? `${rotationPath(id)}?${search}` : rotationPath(id));
    } catch (cause) {
      setTrouble(troubleOf(cause));
      setBusy(false);
    }
  };
  return { busy, trouble, start };
}

function MayNot(props: Props & { planning: RotationPlanning; reason: string }) {
  const { secret, open, onClose, onPlan, planning, reason } = props;
  const mayPlan = planning.actions.some(({ name, allowed }) => name === "change-plan" && allowed);
  const plans = !planning.plan && mayPlan;
  return (
    <ConfirmDialog
      open={open}
      title={`${refWords(secret)} can’t be rotated now`}
      cancel={plans ? "Cancel" : "Back"}
      action={plans ? "Make a plan" : "Close"}
      onConfirm={() => (plans ? onPlan(secret) : onClose())}
      onClose={onClose}
    >
      {reason}
    </ConfirmDialog>
  );
}

function Ready(props: Props & { plan: RotationPlan }) {
  const { secret, open, onClose, plan } = props;
  const { busy, trouble, start } = useStarting(props);
  // What was agreed to stands while it is sent, whatever changes meanwhile.
  const [agreed, setAgreed] = useState<RotationPlan>();
  const [reason, setReason] = useState("");
  const confirm = (text: string) => {
    setAgreed(plan);
    setReason(text);
    void start(text);
  };
  return (
    <ReasonDialog
      open={open}
      title={`Rotate ${refWords(secret)}?`}
      action={busy ? "Being started…" : "Rotate now"}
      label="Reason"
      hint="It stands in the log, so no secrets here."
      missing="Say why: it stands in the log."
      busy={busy}
      above={() => (
        <>
          <ActProblem trouble={trouble} busy={busy} onRetry={() => void start(reason)} />
          <WhatWillHappen plan={busy && agreed ? agreed : plan} />
        </>
      )}
      onConfirm={confirm}
      onClose={onClose}
    />
  );
}

/** Says what will happen before anything does. */
export function RotateDialog(props: Props) {
  const { secret, open, onClose } = props;
  useBackButton(open, onClose);
  const { data, error, isFetching, refetch } = useRotationPlanning(secret);
  const rotate = data?.actions.find(({ name }) => name === "rotate");
  const [ready, setReady] = useState<RotationPlan>();
  if (!ready && data?.plan && rotate?.allowed) setReady(data.plan);
  if (ready) return <Ready {...props} plan={data?.plan ?? ready} />;
  if (data) {
    const reason = rotate?.reason ?? "It can’t be rotated here.";
    return <MayNot {...props} planning={data} reason={reason} />;
  }
  return (
    <ConfirmDialog
      busy
      open={open}
      title={`Rotate ${refWords(secret)}?`}
      action="Rotate now"
      onConfirm={onClose}
      onClose={onClose}
    >
      {error ? (
        <ActProblem trouble={troubleOf(error)} busy={isFetching} onRetry={() => void refetch()} />
      ) : (
        <Spinner aria-label="The plan is being read" />
      )}
    </ConfirmDialog>
  );
}
