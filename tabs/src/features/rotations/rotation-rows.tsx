import {
  Button,
  Link,
  makeStyles,
  tokens,
  useRestoreFocusTarget,
} from "@fluentui/react-components";
import type { Rotation, RotationPlan } from "@vault-tab/contract";
import { refWords } from "../../ui/people-words.ts";
import { cadenceWords, dueWords } from "../../ui/plan-words.ts";
import { RelativeTime } from "../../ui/relative-time.tsx";
import { useRotationActs } from "../../ui/rotation-context.ts";
import { RowList } from "../../ui/row-list.tsx";
import { useScreenTime } from "../../ui/time-context.ts";
import { VisibleText } from "../../ui/visible-text.tsx";
import { RotationProgress } from "./rotation-steps.tsx";
import { isOver, progressWords, triggerWords } from "./rotation-words.ts";

const useStyles = makeStyles({
  small: { display: "grid", gap: tokens.spacingVerticalXXS, maxWidth: "36rem" },
});

function Small({ rotation }: { rotation: Rotation }) {
  const styles = useStyles();
  const { endedAt, createdAt, trouble, retirement } = rotation;
  return (
    <span className={styles.small}>
      <span>
        {progressWords(rotation)} · <RelativeTime instant={endedAt ?? createdAt} />
        {" · "}
        <VisibleText text={triggerWords(rotation)} />
      </span>
      {!isOver(rotation) && <RotationProgress rotation={rotation} />}
      {trouble !== undefined && <VisibleText text={trouble} />}
      {retirement?.status === "retiring" && (
        <span>
          Both values work at least until <RelativeTime instant={retirement.overlapEndsAt} />
        </span>
      )}
    </span>
  );
}

interface Props {
  readonly label: string;
  readonly rotations: readonly Rotation[];
  readonly onOpen: (id: string) => void;
}

/** Rotations, each with the way to its steps. */
export function RotationRows({ label, rotations, onOpen }: Props) {
  const returned = useRestoreFocusTarget();
  return (
    <RowList
      label={label}
      rows={rotations.map((rotation) => ({
        key: rotation.id,
        main: (
          <Link as="button" {...returned} onClick={() => onOpen(rotation.id)}>
            {refWords(rotation)}
          </Link>
        ),
        small: <Small rotation={rotation} />,
      }))}
    />
  );
}

/** What is to be rotated soon, or should have been. */
export function DueRows({ label, plans }: { label: string; plans: readonly RotationPlan[] }) {
  const { now } = useScreenTime();
  const returned = useRestoreFocusTarget();
  const { rotate, plan: change } = useRotationActs();
  return (
    <RowList
      label={label}
      rows={plans.map((plan) => ({
        key: plan.id,
        main: (
          <Link as="button" {...returned} onClick={() => change(plan)}>
            {refWords(plan)}
          </Link>
        ),
        small: (
          <>
            {plan.dueAt !== undefined && dueWords(plan.dueAt, now)} · {cadenceWords(plan.cadence)}
            {!plan.approval && " · waits for approval, and does not start by itself"}
          </>
        ),
        action: (
          <Button
            {...returned}
            size="small"
            aria-label={`Rotate ${refWords(plan)}`}
            onClick={() => rotate(plan)}
          >
            Rotate…
          </Button>
        ),
      }))}
    />
  );
}
