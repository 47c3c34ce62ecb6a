import {
  Button,
  makeStyles,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
  tokens,
} from "@fluentui/react-components";
import { DismissRegular } from "@fluentui/react-icons";
import { useRef } from "react";

const useStyles = makeStyles({
  text: {
    display: "block",
    maxHeight: "12rem",
    margin: `${tokens.spacingVerticalS} 0`,
    overflow: "auto",
    whiteSpace: "pre-wrap",
    overflowWrap: "anywhere",
    userSelect: "all",
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
  },
});

/** The text to copy by hand, where the browser does not let this frame do it. */
export function CopyRefused(props: { what: string; text: string; onDismiss: () => void }) {
  const styles = useStyles();
  const text = useRef<HTMLElement>(null);
  const select = () => {
    if (text.current) window.getSelection()?.selectAllChildren(text.current);
  };
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>
        <MessageBarTitle>{props.what} could not be copied for you.</MessageBarTitle>
        Select the text and copy it by hand.
        <code ref={text} className={styles.text} tabIndex={0}>
          {props.text}
        </code>
      </MessageBarBody>
      <MessageBarActions
        containerAction={
          <Button
            appearance="transparent"
            aria-label="Close"
            icon={<DismissRegular />}
            onClick={props.onDismiss}
          />
        }
      >
        <Button size="small" onClick={select}>
          Select all
        </Button>
      </MessageBarActions>
    </MessageBar>
  );
}
