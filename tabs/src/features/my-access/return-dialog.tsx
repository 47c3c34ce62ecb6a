import type { Grant } from "@vault-tab/contract";
import { useReturnGrant } from "../../data/grants.ts";
import { useBackButton } from "../../host/use-back-button.ts";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { refWords } from "../../ui/people-words.ts";
import { ActProblem } from "./act-problem.tsx";

/** Asks once more, since what is given back has to be asked for anew. */
export function ReturnDialog(props: { grant: Grant; open: boolean; onClose: () => void }) {
  const { grant, open, onClose } = props;
  const returning = useReturnGrant();
  useBackButton(open, onClose);
  const giveBack = () =>
    returning.mutate({ params: { id: grant.id } }, { onSuccess: () => onClose() });
  const begun = grant.status !== "scheduled";
  return (
    <ConfirmDialog
      firm
      open={open}
      title={`Give back ${refWords(grant.secret)}?`}
      cancel="Keep it"
      action={returning.isPending ? "Being given back…" : "Give it back"}
      busy={returning.isPending}
      onConfirm={giveBack}
      onClose={onClose}
    >
      {begun
        ? "Azure takes it away at once. To have it again you have to ask again."
        : "It will not open then. To have it you have to ask again."}
      <ActProblem error={returning.error} />
    </ConfirmDialog>
  );
}
