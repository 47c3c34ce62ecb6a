import { makeStyles, mergeClasses, ProgressBar, Spinner, tokens } from "@fluentui/react-components";
import {
  CheckmarkCircleFilled,
  CircleRegular,
  ErrorCircleFilled,
  SubtractCircleRegular,
} from "@fluentui/react-icons";
import type { Rotation, RotationStep, StepStatus } from "@vault-tab/contract";
import { momentWords } from "../../ui/clock-words.ts";
import { useScreenTime } from "../../ui/time-context.ts";
import { utcWords } from "../../ui/time-words.ts";
import { VisibleText } from "../../ui/visible-text.tsx";
import { isOver, progressOf } from "./rotation-words.ts";

const useStyles = makeStyles({
  list: {
    display: "grid",
    gap: tokens.spacingVerticalM,
    margin: `${tokens.spacingVerticalM} 0 0`,
    padding: 0,
    listStyleType: "none",
  },
  step: {
    display: "grid",
    gridTemplateColumns: "20px minmax(0, 1fr)",
    columnGap: tokens.spacingHorizontalS,
    alignItems: "start",
    overflowWrap: "anywhere",
  },
  icon: { fontSize: "20px", lineHeight: 1, color: tokens.colorNeutralForeground3 },
  done: { color: tokens.colorStatusSuccessForeground1 },
  failed: { color: tokens.colorStatusDangerForeground3 },
  quiet: {
    display: "block",
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
  },
});

const words = {
  waiting: "Not begun",
  running: "Running",
  done: "Done",
  failed: "Failed",
  skipped: "Left out",
} as const satisfies Record<StepStatus, string>;

function StepIcon({ status }: { status: StepStatus }) {
  const styles = useStyles();
  if (status === "running") return <Spinner size="extra-tiny" aria-hidden />;
  if (status === "done") return <CheckmarkCircleFilled className={styles.done} />;
  if (status === "failed") return <ErrorCircleFilled className={styles.failed} />;
  return status === "skipped" ? <SubtractCircleRegular /> : <CircleRegular />;
}

function Step({ step }: { step: RotationStep }) {
  const styles = useStyles();
  const { now, locale } = useScreenTime();
  const { title, status, startedAt, endedAt, detail } = step;
  const at = endedAt ?? startedAt;
  return (
    <li className={styles.step}>
      <span className={styles.icon} aria-hidden>
        <StepIcon status={status} />
      </span>
      <span>
        {title}
        <span className={mergeClasses(styles.quiet, status === "failed" && styles.failed)}>
          {words[status]}
          {at !== undefined && (
            <>
              {" "}
              <time dateTime={at} title={utcWords(at)}>
                {momentWords(Date.parse(at), now, locale)}
              </time>
            </>
          )}
          {detail !== undefined && (
            <>
              {": "}
              <VisibleText text={detail} />
            </>
          )}
        </span>
      </span>
    </li>
  );
}

/** How far a rotation is, by itself in a list and above its steps. */
export function RotationProgress({ rotation }: { rotation: Rotation }) {
  const { done, total } = progressOf(rotation);
  return <ProgressBar aria-label="Steps done" value={total === 0 ? 0 : done / total} max={1} />;
}

/** Each step with what came of it and when. */
export function RotationSteps({ rotation }: { rotation: Rotation }) {
  const styles = useStyles();
  return (
    <>
      {!isOver(rotation) && <RotationProgress rotation={rotation} />}
      <ol className={styles.list} aria-label="Steps">
        {rotation.steps.map((step) => (
          <Step key={step.name} step={step} />
        ))}
      </ol>
    </>
  );
}
