import { Button, Field, makeStyles, Select, Textarea, tokens } from "@fluentui/react-components";
import type { AccessRequest } from "@vault-tab/contract";
import { useEffect, useRef, useState } from "react";
import { durationWords } from "../../ui/duration-words.ts";
import { visibleString } from "../../ui/visible-characters.ts";
import { useDraft } from "./draft.ts";
import type { Verdict } from "./fate.ts";
import { mayJudge } from "./queue.ts";
import { shorterThan } from "./shorter.ts";

const useStyles = makeStyles({
  form: { display: "grid", gap: tokens.spacingVerticalM, marginTop: tokens.spacingVerticalXL },
  buttons: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
});

interface Props {
  readonly request: AccessRequest;
  readonly busy: boolean;
  /** Opened to decline: the comment is what is missing. */
  readonly declining: boolean;
  readonly onDecide: (verdict: Verdict) => Promise<boolean>;
  readonly onSignOff: (comment: string | undefined) => Promise<boolean>;
}

function Shorter(props: { duration: string; value: string; onChange: (duration: string) => void }) {
  const choices = shorterThan(props.duration);
  if (choices.length === 0) return null;
  return (
    <Field label="For how long" hint="You may shorten it.">
      <Select value={props.value} onChange={(_, { value }) => props.onChange(value)}>
        <option value="">As asked: {durationWords(props.duration)}</option>
        {choices.map((choice) => (
          <option key={choice} value={choice}>
            {durationWords(choice)}
          </option>
        ))}
      </Select>
    </Field>
  );
}

/** One person's decision, or their signature under a broken glass. */
export function DecisionForm({ request, busy, declining, onDecide, onSignOff }: Props) {
  const styles = useStyles();
  const box = useRef<HTMLTextAreaElement>(null);
  const [comment, setComment] = useDraft(request.id);
  const [duration, setDuration] = useState("");
  const [missing, setMissing] = useState(false);
  const who = visibleString(request.requester.name);
  const judging = mayJudge(request);
  const text = comment.trim();
  const said = text === "" ? {} : { comment: text };
  useEffect(() => {
    if (declining) box.current?.focus();
  }, [declining]);

  const finish = (done: Promise<boolean>) =>
    void done.then((ok) => {
      if (ok) setComment("");
    });
  const decline = () => {
    setMissing(text === "");
    if (text === "") box.current?.focus();
    else finish(onDecide({ decision: "decline", ...said }));
  };
  const approve = () =>
    finish(onDecide({ decision: "approve", ...said, ...(duration !== "" && { duration }) }));

  return (
    <form className={styles.form} onSubmit={(event) => event.preventDefault()}>
      {judging && <Shorter duration={request.duration} value={duration} onChange={setDuration} />}
      <Field
        label="Comment"
        hint={
          judging ? `${who} reads it. Needed to decline.` : "What you found, if you want to say it."
        }
        {...(missing &&
          text === "" && {
            validationState: "error" as const,
            validationMessage: `Say why you decline, so that ${who} knows what to do.`,
          })}
      >
        <Textarea
          textarea={{ ref: box }}
          value={comment}
          maxLength={2_000}
          resize="vertical"
          onChange={(_, { value }) => setComment(value)}
        />
      </Field>
      <div className={styles.buttons}>
        {judging ? (
          <>
            <Button appearance="primary" disabledFocusable={busy} onClick={approve}>
              Approve
            </Button>
            <Button disabledFocusable={busy} onClick={decline}>
              Decline
            </Button>
          </>
        ) : (
          <Button
            appearance="primary"
            disabledFocusable={busy}
            onClick={() => finish(onSignOff(text === "" ? undefined : text))}
          >
            I looked at it: sign off
          </Button>
        )}
      </div>
    </form>
  );
}
