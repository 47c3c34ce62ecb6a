import {
  Button,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
  useRestoreFocusTarget,
} from "@fluentui/react-components";
import { useAsk } from "../../ui/ask-context.ts";
import { readerWords, unseenWords } from "./words.ts";

/** The channel's tab names vaults of which this person sees nothing, whether or not they exist. */
export function HintNotice({
  unseen,
  onShowAll,
}: {
  unseen: readonly string[];
  onShowAll: () => void;
}) {
  const ask = useAsk();
  const returned = useRestoreFocusTarget();
  return (
    <MessageBar intent="info">
      <MessageBarBody>
        <MessageBarTitle>{unseenWords(unseen)}</MessageBarTitle>
        This channel’s tab was set to show {unseen.length === 1 ? "it" : "them"}. {readerWords}
      </MessageBarBody>
      <MessageBarActions>
        {unseen.slice(0, 3).map((vault) => (
          <Button
            {...returned}
            key={vault}
            size="small"
            onClick={() => ask({ secrets: [{ vault }], role: "see" })}
          >
            Ask to see {vault}
          </Button>
        ))}
        <Button size="small" onClick={onShowAll}>
          Show all my vaults
        </Button>
      </MessageBarActions>
    </MessageBar>
  );
}
