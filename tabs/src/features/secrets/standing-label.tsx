import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { endWords } from "../../ui/clock-words.ts";
import { useScreenTime } from "../../ui/time-context.ts";
import type { Standing } from "./standing.ts";

const useStyles = makeStyles({
  root: {
    overflow: "hidden",
    textOverflow: "ellipsis",
    whiteSpace: "nowrap",
    fontSize: tokens.fontSizeBase200,
    lineHeight: "14px",
    color: tokens.colorNeutralForeground2,
  },
  open: { color: tokens.colorStatusSuccessForeground1 },
});

function standingWords(standing: Standing, now: number, locale: string): string {
  if (standing.kind === "asked") return "Asked";
  return `Open until ${endWords(Date.parse(standing.endsAt), now, locale)}`;
}

/** "Open until 15:00", "Asked". */
export function StandingLabel({ standing }: { standing: Standing }) {
  const styles = useStyles();
  const { now, locale } = useScreenTime();
  // What has ended by the clock is no longer said to be open, before the service says so.
  if (standing.kind === "open" && Date.parse(standing.endsAt) <= now) return null;
  return (
    <span className={mergeClasses(styles.root, standing.kind === "open" && styles.open)}>
      {standingWords(standing, now, locale)}
    </span>
  );
}
