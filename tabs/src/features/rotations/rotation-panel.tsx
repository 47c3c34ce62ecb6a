import { Button, Spinner } from "@fluentui/react-components";
import { useRotation } from "../../data/rotations.ts";
import { useSignIn } from "../../data/use-sign-in.ts";
import { troubleOf } from "../../trouble.ts";
import { ProblemPage } from "../../ui/problem-message.tsx";
import { SidePanel } from "../../ui/side-panel.tsx";
import { RotationDetails } from "./rotation-details.tsx";

interface Props {
  readonly open: boolean;
  readonly id: string;
  readonly onClose: () => void;
}

/** One rotation beside the list. */
export function RotationPanel({ open, id, onClose }: Props) {
  const { data, error, refetch, isFetching, errorUpdateCount } = useRotation(id);
  const { signIn, busy } = useSignIn();
  return (
    <SidePanel open={open} title={data ? `Rotation of ${data.name}` : "Rotation"} onClose={onClose}>
      {data && <RotationDetails rotation={data} />}
      {!data && !error && <Spinner aria-label="The rotation is being read" />}
      {!data && error && (
        <ProblemPage
          key={errorUpdateCount}
          trouble={troubleOf(error)}
          busy={busy || isFetching}
          onRetry={() => void refetch()}
          onSignIn={signIn}
          more={
            <Button size="small" onClick={onClose}>
              Back to the list
            </Button>
          }
        />
      )}
    </SidePanel>
  );
}
