import { Button } from "@fluentui/react-components";
import type { Trouble } from "../trouble.ts";
import { problemDetails, problemWords, type NextStep } from "./problem-text.ts";
import { countdownWords } from "./time-words.ts";
import { useCopy } from "./use-copy.ts";
import { useCountdown } from "./use-countdown.ts";

export interface ProblemProps {
  readonly trouble: Trouble;
  readonly onRetry: () => void;
  /** Opens the window for consent or sign-in. */
  readonly onSignIn: (trouble: Trouble) => void;
  readonly busy?: boolean;
}

const retriesItself = (trouble: Trouble): number | undefined => {
  const { next, retryAfter } = problemWords(trouble.code);
  return next === "retry" ? (trouble.retryAfter ?? retryAfter) : undefined;
};

function Countdown({ seconds, onZero }: { seconds: number; onZero: () => void }) {
  const left = useCountdown(seconds, onZero);
  // A ticking clock is not read out.
  return <span aria-hidden>Next try in {countdownWords(left ?? 0)}</span>;
}

function MainAction({ next, props }: { next: NextStep; props: ProblemProps }) {
  const { trouble, onRetry, onSignIn, busy = false } = props;
  const words = { consent: "Give consent", "sign-in": "Sign in", retry: "Try again" };
  if (next === "report") return null;
  if (next === "reload") {
    return (
      <Button size="small" appearance="primary" onClick={() => window.location.reload()}>
        Load the page again
      </Button>
    );
  }
  const act = next === "retry" ? onRetry : () => onSignIn(trouble);
  return (
    <Button size="small" appearance="primary" disabledFocusable={busy} onClick={act}>
      {busy ? "One moment…" : words[next]}
    </Button>
  );
}

/** The buttons of a problem, the same in a bar and on a page. */
export function ProblemActions(props: ProblemProps) {
  const { trouble, onRetry, busy = false } = props;
  const { next } = problemWords(trouble.code);
  const { state, copy } = useCopy();
  const seconds = retriesItself(trouble);
  const words = { idle: "Copy details", copied: "Copied", refused: "Could not be copied" };
  return (
    <>
      {seconds !== undefined && !busy && <Countdown seconds={seconds} onZero={onRetry} />}
      <MainAction next={next} props={props} />
      {trouble.requestId !== undefined && (
        <Button size="small" onClick={() => copy("Details", problemDetails(trouble))}>
          {words[state.kind]}
        </Button>
      )}
    </>
  );
}
