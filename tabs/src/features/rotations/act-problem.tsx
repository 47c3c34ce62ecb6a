import {
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
} from "@fluentui/react-components";
import type { ReactNode } from "react";
import { useSignIn } from "../../data/use-sign-in.ts";
import type { Trouble } from "../../trouble.ts";
import { ProblemBar } from "../../ui/problem-message.tsx";
import { problemWords } from "../../ui/problem-text.ts";
import { VisibleText } from "../../ui/visible-text.tsx";

/** Answers to this very wish: to send it again changes nothing. */
const answers = new Set<Trouble["code"]>([
  ...(["refused_by_rules", "not_allowed", "not_found", "state_changed", "secret_in_text"] as const),
  ...(["already_rotating", "plan_missing", "invalid_input"] as const),
]);

interface Props {
  readonly trouble: Trouble | undefined;
  readonly busy: boolean;
  readonly onRetry: () => void;
  readonly more?: ReactNode;
}

/** Why it was not done. Nothing that was written is lost. */
export function ActProblem({ trouble, busy, onRetry, more }: Props) {
  const { signIn, busy: signingIn, words } = useSignIn();
  if (!trouble) return null;
  const { code, detail } = trouble;
  if (!answers.has(code)) {
    return (
      <div role="alert">
        <ProblemBar
          trouble={trouble}
          onRetry={onRetry}
          onSignIn={signIn}
          busy={busy || signingIn}
          {...(words && { lead: words })}
        />
      </div>
    );
  }
  const { title, meaning } = problemWords(code);
  return (
    <MessageBar intent="error" layout="multiline" role="alert">
      <MessageBarBody>
        <MessageBarTitle>{title}.</MessageBarTitle>
        {detail === undefined ? meaning : <VisibleText text={detail} />}
      </MessageBarBody>
      {more && <MessageBarActions>{more}</MessageBarActions>}
    </MessageBar>
  );
}
