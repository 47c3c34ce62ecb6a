import {
  Button,
  makeStyles,
  MessageBar,
  MessageBarBody,
  MessageBarTitle,
  tokens,
} from "@fluentui/react-components";
import { CopyRegular } from "@fluentui/react-icons";
import type { Rules } from "@vault-tab/contract";
import { CopyRefused } from "../../ui/copy-refused.tsx";
import { Facts } from "../../ui/facts.tsx";
import { useHiddenStyles } from "../../ui/hidden.ts";
import { FullTime } from "../../ui/relative-time.tsx";
import { useCopy } from "../../ui/use-copy.ts";
import { VisibleText } from "../../ui/visible-text.tsx";

const useStyles = makeStyles({
  root: { marginTop: tokens.spacingVerticalM },
  hash: {
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    overflowWrap: "anywhere",
    userSelect: "all",
  },
  error: { marginTop: tokens.spacingVerticalM },
  message: {
    margin: `${tokens.spacingVerticalS} 0 0`,
    whiteSpace: "pre-wrap",
    overflowWrap: "anywhere",
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
  },
});

/** Which set holds, since when, and why newer files were not taken. */
export function LoadedSet({ rules }: { rules: Rules }) {
  const styles = useStyles();
  const { hidden } = useHiddenStyles();
  const { state, copy, dismiss } = useCopy();
  const { lastError } = rules;
  return (
    <div className={styles.root}>
      {lastError && (
        <MessageBar intent="error" layout="multiline" className={styles.error}>
          <MessageBarBody>
            <MessageBarTitle>Newer rules were not taken.</MessageBarTitle>
            The rules below still hold. Mend this, and the new ones are taken:
            <pre className={styles.message} tabIndex={0}>
              <VisibleText text={lastError.message} />
            </pre>
            <FullTime instant={lastError.at} />
          </MessageBarBody>
        </MessageBar>
      )}
      {state.kind === "refused" && (
        <CopyRefused what={state.what} text={state.text} onDismiss={dismiss} />
      )}
      <Facts
        facts={[
          ["Loaded", <FullTime key="at" instant={rules.loadedAt} />],
          [
            "Hash of the set",
            <span key="hash">
              <span className={styles.hash}>{rules.hash}</span>{" "}
              <Button
                size="small"
                appearance="subtle"
                icon={<CopyRegular />}
                aria-label="Copy hash of the set"
                onClick={() => void copy("The hash", rules.hash)}
              />
            </span>,
          ],
        ]}
      />
      <div role="status" className={hidden}>
        {state.kind === "copied" ? `${state.what} was copied` : ""}
      </div>
    </div>
  );
}
