import { makeStyles, tokens } from "@fluentui/react-components";
import { endWords } from "../../ui/clock-words.ts";
import { useScreenTime } from "../../ui/time-context.ts";
import type { Standing } from "./standing.ts";

const useStyles = makeStyles({
  root: {
    flexShrink: 0,
    padding: "0 6px",
    borderRadius: tokens.borderRadiusCircular,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    fontSize: tokens.fontSizeBase100,
    lineHeight: "16px",
    whiteSpace: "nowrap",
    color: tokens.colorNeutralForeground2,
  },
});

export function standingWords(standing: Standing, now: number, locale: string): string {
  if (standing.kind === "asked") return "Asked";
  return `Open until ${endWords(Date.parse(standing.endsAt), now, locale)}`;
}

/** "Open until 15:00", "Asked". */
export function StandingLabel({ standing }: { standing: Standing }) {
  const styles = useStyles();
  const { now, locale } = useScreenTime();
  // What has ended by the clock is no longer said to be open, before the service says so.
  if (standing.kind === "open" && Date.parse(standing.endsAt) <= now) return null;
  return <span className={styles.root}>{standingWords(standing, now, locale)}</span>;
}
