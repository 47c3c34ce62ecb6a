import { MessageBar, MessageBarBody, MessageBarTitle } from "@fluentui/react-components";
import { troubleOf } from "../../trouble.ts";
import { problemWords } from "../../ui/problem-text.ts";
import { VisibleText } from "../../ui/visible-text.tsx";

/** Why a button did nothing, below the button. */
export function ActProblem({ error }: { error: Error | null }) {
  if (!error) return null;
  const { code, detail } = troubleOf(error);
  const { title, meaning } = problemWords(code);
  return (
    <MessageBar intent="error" layout="multiline" role="alert">
      <MessageBarBody>
        <MessageBarTitle>{title}.</MessageBarTitle>
        {code === "state_changed" && detail !== undefined ? <VisibleText text={detail} /> : meaning}
      </MessageBarBody>
    </MessageBar>
  );
}
