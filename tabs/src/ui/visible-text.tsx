import { makeStyles, tokens } from "@fluentui/react-components";
import { textParts } from "./visible-characters.ts";

const useStyles = makeStyles({
  hidden: {
    padding: "0 3px",
    borderRadius: tokens.borderRadiusSmall,
    backgroundColor: tokens.colorStatusWarningBackground2,
    color: tokens.colorStatusWarningForeground2,
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase100,
  },
});

/** Text that somebody else wrote: shown as it is, with what would deceive the eye made visible. */
export function VisibleText({ text }: { text: string }) {
  const styles = useStyles();
  return (
    <bdi>
      {textParts(text).map((part, index) =>
        part.kind === "text" ? (
          part.text
        ) : (
          <span key={index} className={styles.hidden} title="A character that cannot be seen">
            {part.code}
          </span>
        ),
      )}
    </bdi>
  );
}
