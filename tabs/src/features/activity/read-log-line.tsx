import { makeStyles, tokens } from "@fluentui/react-components";
import { useReads } from "../../data/reads.ts";
import { endWords } from "../../ui/clock-words.ts";
import { completeWords } from "../../ui/read-words.ts";
import { useScreenTime } from "../../ui/time-context.ts";

const useStyles = makeStyles({
  line: { margin: `${tokens.spacingVerticalS} 0 0`, color: tokens.colorNeutralForeground3 },
});

/** Reads are learnt of late: how far they are known stands above them. */
export function ReadLogLine() {
  const styles = useStyles();
  const { now, locale } = useScreenTime();
  const log = useReads({ limit: 1 }).data?.log;
  if (!log) return null;
  const moment = (instant: string) => endWords(Date.parse(instant), now, locale);
  return <p className={styles.line}>{completeWords(log, moment)}</p>;
}
