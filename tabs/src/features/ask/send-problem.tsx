import { MessageBar, MessageBarBody, MessageBarTitle } from "@fluentui/react-components";
import { useSignIn } from "../../data/use-sign-in.ts";
import type { Trouble } from "../../trouble.ts";
import { withDurationsInWords } from "../../ui/duration-words.ts";
import { ProblemBar } from "../../ui/problem-message.tsx";
import { problemWords } from "../../ui/problem-text.ts";
import { VisibleText } from "../../ui/visible-text.tsx";
import { MyAccessLink } from "./my-access-link.tsx";

/** Answers to this very wish: what was said of it counts, and to send it again changes nothing. */
const answers = new Set<Trouble["code"]>([
  "refused_by_rules",
  "already_asked",
  "already_has_access",
  "nobody_can_decide",
  "not_allowed",
  "not_found",
  "state_changed",
  "invalid_input",
  "secret_in_text",
]);

interface Props {
  readonly trouble: Trouble;
  readonly busy: boolean;
  readonly onRetry: () => void;
  readonly onLeave: () => void;
}

/** Why it was not sent. Nothing that was written is lost. */
export function SendProblem({ trouble, busy, onRetry, onLeave }: Props) {
  const { signIn, busy: signingIn, words } = useSignIn();
  if (!answers.has(trouble.code)) {
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
  const { title, meaning } = problemWords(trouble.code);
  const known = trouble.code === "already_asked" || trouble.code === "already_has_access";
  return (
    <MessageBar intent={known ? "info" : "error"} layout="multiline" role="alert">
      <MessageBarBody>
        <MessageBarTitle>{title}.</MessageBarTitle>
        {trouble.detail === undefined ? (
          meaning
        ) : (
          <VisibleText text={withDurationsInWords(trouble.detail)} />
        )}
      </MessageBarBody>
      {known && <MyAccessLink onLeave={onLeave} />}
    </MessageBar>
  );
}
