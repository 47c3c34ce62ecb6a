import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { CopyRegular } from "@fluentui/react-icons";
import { CopyRefused } from "../../ui/copy-refused.tsx";
import { useCopy } from "../../ui/use-copy.ts";

const useStyles = makeStyles({
  code: {
    display: "block",
    margin: `${tokens.spacingVerticalS} 0`,
    padding: tokens.spacingVerticalS,
    maxHeight: "10rem",
    overflow: "auto",
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    whiteSpace: "pre-wrap",
    overflowWrap: "anywhere",
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  copied: { marginInlineStart: tokens.spacingHorizontalS },
});

/** A command for a terminal, to be copied whole. */
export function CommandBlock({ command, vault }: { command: string; vault: string }) {
  const styles = useStyles();
  const { state, copy, dismiss } = useCopy();
  return (
    <>
      <code className={styles.code} tabIndex={0}>
        {command}
      </code>
      {state.kind === "refused" && (
        <CopyRefused what={state.what} text={state.text} onDismiss={dismiss} />
      )}
      <Button
        size="small"
        icon={<CopyRegular />}
        aria-label={`Copy command for ${vault}`}
        onClick={() => void copy("The command", command)}
      >
        Copy command
      </Button>
      <span role="status" className={styles.copied}>
        {state.kind === "copied" ? "The command was copied" : ""}
      </span>
    </>
  );
}
