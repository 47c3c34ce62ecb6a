import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import type { SecretStanding } from "@vault-tab/contract";
import { useScreenTime } from "../../ui/time-context.ts";
import { localWords } from "../../ui/time-words.ts";
import { readByWords, rotationLine } from "./rotation-line.ts";

const useStyles = makeStyles({
  line: { overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap" },
  small: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3 },
  readers: { lineHeight: "14px" },
  late: { color: tokens.colorStatusWarningForeground3 },
  quiet: { color: tokens.colorNeutralForeground3 },
  plain: {},
});

/** "Due in 6 days", and below it "Read by 3 since rotation". */
export function RotationLabel({ standing, short }: { standing: SecretStanding; short?: boolean }) {
  const styles = useStyles();
  const { now, locale } = useScreenTime();
  const { words, tone } = rotationLine(standing, now, locale);
  const title = standing.dueAt === undefined ? undefined : localWords(standing.dueAt, locale);
  return (
    <>
      <span
        className={mergeClasses(styles.line, short && styles.small, styles[tone])}
        title={title}
      >
        {words}
      </span>
      {!short && standing.readBy > 0 && (
        <span className={mergeClasses(styles.line, styles.small, styles.readers)}>
          {readByWords(standing.readBy)}
        </span>
      )}
    </>
  );
}
