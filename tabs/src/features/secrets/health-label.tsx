import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import {
  CheckmarkCircle16Regular,
  ClockAlarm16Regular,
  ErrorCircle16Filled,
  PersonQuestionMark16Regular,
  Prohibited16Regular,
  Warning16Filled,
} from "@fluentui/react-icons";
import type { HealthStatus } from "@vault-tab/contract";
import { healthWords } from "./words.ts";

const icons = {
  expired: ErrorCircle16Filled,
  expiring: Warning16Filled,
  "not-rotated": ClockAlarm16Regular,
  "no-owner": PersonQuestionMark16Regular,
  disabled: Prohibited16Regular,
  healthy: CheckmarkCircle16Regular,
} as const;

const useStyles = makeStyles({
  root: {
    display: "inline-flex",
    alignItems: "center",
    gap: tokens.spacingHorizontalXS,
    whiteSpace: "nowrap",
  },
  icon: { flexShrink: 0 },
  expired: { color: tokens.colorStatusDangerForeground1 },
  expiring: { color: tokens.colorStatusWarningForeground3 },
  "not-rotated": { color: tokens.colorStatusWarningForeground3 },
  "no-owner": { color: tokens.colorStatusWarningForeground3 },
  disabled: { color: tokens.colorNeutralForeground3 },
  healthy: { color: tokens.colorStatusSuccessForeground1 },
});

/** Health by icon, words and colour: no one of them alone has to be seen. */
export function HealthLabel({ status }: { status: HealthStatus }) {
  const styles = useStyles();
  const Icon = icons[status];
  return (
    <span className={styles.root}>
      <Icon className={mergeClasses(styles.icon, styles[status])} aria-hidden />
      {healthWords[status]}
    </span>
  );
}
