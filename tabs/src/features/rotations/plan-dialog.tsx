import { Spinner } from "@fluentui/react-components";
import { useSecret } from "../../data/queries.ts";
import { useRotationPlanning } from "../../data/rotations.ts";
import { useSignIn } from "../../data/use-sign-in.ts";
import { useBackButton } from "../../host/use-back-button.ts";
import type { SecretKey } from "../../paths.ts";
import { troubleOf } from "../../trouble.ts";
import { useFormStyles } from "../../ui/form-styles.ts";
import { refWords } from "../../ui/people-words.ts";
import { ProblemPage } from "../../ui/problem-message.tsx";
import { TallDialog } from "../../ui/tall-dialog.tsx";
import { PlanForm } from "./plan-form.tsx";

interface Props {
  readonly secret: SecretKey;
  readonly open: boolean;
  readonly onClose: () => void;
}

/** The standing rule for one secret, to be made or changed. */
export function PlanDialog({ secret, open, onClose }: Props) {
  const styles = useFormStyles();
  useBackButton(open, onClose);
  const planning = useRotationPlanning(secret);
  const metadata = useSecret(secret);
  const { signIn, busy } = useSignIn();
  const error = planning.error ?? metadata.error;
  const refetch = () => {
    void planning.refetch();
    void metadata.refetch();
  };
  const content = () => {
    if (planning.data && metadata.data) {
      return <PlanForm planning={planning.data} secret={metadata.data} onClose={onClose} />;
    }
    if (!error) return <Spinner aria-label="The plan is being read" />;
    return (
      <ProblemPage
        key={planning.errorUpdateCount + metadata.errorUpdateCount}
        trouble={troubleOf(error)}
        busy={busy || planning.isFetching || metadata.isFetching}
        onRetry={refetch}
        onSignIn={signIn}
      />
    );
  };
  return (
    <TallDialog open={open} title={`How ${refWords(secret)} is rotated`} onClose={onClose}>
      <div className={styles.dialog}>{content()}</div>
    </TallDialog>
  );
}
