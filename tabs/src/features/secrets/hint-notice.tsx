import {
  Button,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
} from "@fluentui/react-components";
import { askForReader, unseenWords } from "./words.ts";

/** The channel's tab names vaults of which this person sees nothing, whether or not they exist. */
export function HintNotice({
  unseen,
  onShowAll,
}: {
  unseen: readonly string[];
  onShowAll: () => void;
}) {
  return (
    <MessageBar intent="info">
      <MessageBarBody>
        <MessageBarTitle>{unseenWords(unseen)}</MessageBarTitle>
        This channel’s tab was set to show {unseen.length === 1 ? "it" : "them"}.{" "}
        {askForReader(unseen)}
      </MessageBarBody>
      <MessageBarActions>
        <Button size="small" onClick={onShowAll}>
          Show all my vaults
        </Button>
      </MessageBarActions>
    </MessageBar>
  );
}
