import { Button, Field, Input, Skeleton, SkeletonItem, Textarea } from "@fluentui/react-components";
import type { SentRequests } from "@vault-tab/contract";
import { useEffect, useRef, useState, type FormEvent } from "react";
import { useRuling } from "../../data/rulings.ts";
import { useSignIn } from "../../data/use-sign-in.ts";
import { troubleOf } from "../../trouble.ts";
import { readDuration } from "../../ui/duration-words.ts";
import { ProblemBar } from "../../ui/problem-message.tsx";
import { useScreenTime } from "../../ui/time-context.ts";
import { useDebounced } from "../../ui/use-debounced.ts";
import { narrow, useMedia } from "../../ui/use-media.ts";
import { BreakGlassOffer, BreakGlassWarning } from "./break-glass.tsx";
import {
  checkDraft,
  fieldNames,
  lengthOf,
  LONGEST_REASON,
  minimumReason,
  ticketPatterns,
  type Faults,
} from "./check-draft.ts";
import type { Draft } from "./draft.ts";
import { DurationField } from "./duration-field.tsx";
import { useFormStyles } from "../../ui/form-styles.ts";
import { couldDecide } from "./ruling-words.ts";
import { RulingView } from "./ruling-view.tsx";
import { SendProblem } from "./send-problem.tsx";
import { StartField } from "./start-field.tsx";
import { ticketWords } from "./ticket-words.ts";
import { useSending } from "./use-sending.ts";
import { choices, durationText, longestOf, questionOf } from "./wish.ts";

const TYPING = 350;

interface Props {
  readonly draft: Draft;
  readonly onChange: (draft: Draft) => void;
  readonly onSent: (sent: SentRequests) => void;
  readonly onCancel: () => void;
}

interface WayProps extends Props {
  /** It was come to from the other way. */
  readonly turned: boolean;
  readonly onTurn: (breakGlass: boolean) => void;
}

/** The rules' answer to the form as it stands, a moment after the last key. */
function useOutlook(draft: Draft) {
  const settled = useDebounced(draft, TYPING);
  // The first answer says how long at most, and by that what the form proposes.
  const [longest, setLongest] = useState<number>();
  const question = questionOf(settled, readDuration(durationText(settled, longest)));
  const query = useRuling(question);
  const known = longestOf(query.data ?? undefined);
  if (known !== undefined && known !== longest) setLongest(known);
  return { ...query, ruling: query.data ?? undefined, longest: known ?? longest };
}

/** A field that nobody has touched is not at fault before one tries to send. */
function shownFaults(faults: Faults, draft: Draft, tried: boolean): Faults {
  if (tried) return faults;
  const { reason: _, ticket, ...rest } = faults;
  return { ...rest, ...(draft.ticket !== "" && ticket !== undefined && { ticket }) };
}

const sendWords = ({ breakGlass, continues }: Draft, busy: boolean): string => {
  if (busy) return "Being sent…";
  if (breakGlass) return "Break the glass now";
  return continues ? "Ask to extend" : "Ask for access";
};

function ReasonField(props: {
  draft: Draft;
  least: number;
  fault: string | undefined;
  onChange: (reason: string) => void;
}) {
  const { draft, least, fault, onChange } = props;
  const length = lengthOf(draft.reason);
  const enough = least > 1 && length < least ? `, at least ${least}` : "";
  return (
    <Field
      label="Reason"
      required
      hint={`Stays in the log, so no secrets here. ${length} of ${LONGEST_REASON}${enough}`}
      {...(fault !== undefined && { validationState: "error", validationMessage: fault })}
    >
      <Textarea
        name="reason"
        rows={2}
        resize="vertical"
        value={draft.reason}
        onChange={(_, data) => onChange(data.value)}
      />
    </Field>
  );
}

function TicketField(props: {
  ticket: string;
  patterns: readonly string[];
  fault: string | undefined;
  onChange: (ticket: string) => void;
}) {
  const { ticket, patterns, fault, onChange } = props;
  return (
    <Field
      label="Ticket"
      required={patterns.length > 0}
      hint={fault === undefined ? patterns.map(ticketWords).join("; ") : ""}
      {...(fault !== undefined && { validationState: "error", validationMessage: fault })}
    >
      <Input
        name="ticket"
        autoComplete="off"
        maxLength={100}
        value={ticket}
        onChange={(_, data) => onChange(data.value)}
      />
    </Field>
  );
}

interface OutlookProps {
  readonly draft: Draft;
  readonly outlook: ReturnType<typeof useOutlook>;
  readonly onLeave: () => void;
}

function Outlook({ draft, outlook, onLeave }: OutlookProps) {
  const { signIn, busy } = useSignIn();
  const { ruling, error, errorUpdateCount, refetch, isFetching, isPlaceholderData } = outlook;
  if (error && !isFetching) {
    return (
      <ProblemBar
        key={errorUpdateCount}
        trouble={troubleOf(error)}
        onRetry={() => void refetch()}
        onSignIn={signIn}
        busy={busy}
      />
    );
  }
  if (!ruling) {
    return (
      <Skeleton aria-label="The rules are being asked">
        <SkeletonItem size={96} />
      </Skeleton>
    );
  }
  return <RulingView {...{ draft, ruling, onLeave }} old={isPlaceholderData} />;
}

/** Asks for access, and says in words what will come of it before it is sent. */
function FormOfOneWay({ draft, onChange, onSent, onCancel, turned, onTurn }: WayProps) {
  const styles = useFormStyles();
  const { now } = useScreenTime();
  const form = useRef<HTMLFormElement>(null);
  const [tried, setTried] = useState(false);
  const outlook = useOutlook(draft);
  const { ruling, longest } = outlook;
  const sending = useSending(draft, onSent);
  const faults = checkDraft(draft, ruling, now);
  const shown = { ...shownFaults(faults, draft, tried), ...sending.faults };
  const patterns = ticketPatterns(ruling);
  const impossible =
    ruling?.parts.length === 0 ||
    ruling?.parts.some((one) => one.before !== undefined || !couldDecide(one));
  // The dialog itself goes to its first button; on a phone the keyboard would cover the form.
  const small = useMedia(narrow);
  const begin = turned || !small;
  useEffect(() => {
    if (!begin) return;
    const frame = requestAnimationFrame(() =>
      form.current?.querySelector<HTMLElement>("[name=reason]")?.focus(),
    );
    return () => cancelAnimationFrame(frame);
  }, [begin]);
  const change = (part: Partial<Draft>) => onChange({ ...draft, ...part });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (sending.busy || impossible || !ruling) return;
    const first = fieldNames.find((name) => faults[name] !== undefined);
    if (first === undefined) return sending.send(longest);
    form.current?.querySelector<HTMLElement>(`[name=${first}]`)?.focus();
  };
  return (
    <form ref={form} className={styles.form} noValidate onSubmit={submit}>
      <div className={styles.scroll}>
        {draft.breakGlass && <BreakGlassWarning ruling={ruling} />}
        <ReasonField
          draft={draft}
          least={minimumReason(ruling)}
          fault={shown.reason}
          onChange={(reason) => change({ reason })}
        />
        <DurationField
          text={durationText(draft, longest)}
          choices={choices(longest)}
          longest={longest}
          fault={shown.duration}
          onChange={(duration) => change({ duration })}
        />
        {!draft.breakGlass && !draft.continues && (
          <StartField {...draft} fault={shown.startsAt} onChange={change} />
        )}
        {(patterns.length > 0 || draft.ticket !== "") && (
          <TicketField
            ticket={draft.ticket}
            patterns={patterns}
            fault={shown.ticket}
            onChange={(ticket) => change({ ticket })}
          />
        )}
        <Outlook draft={draft} outlook={outlook} onLeave={onCancel} />
        {!draft.breakGlass && <BreakGlassOffer draft={draft} onBreak={() => onTurn(true)} />}
        {sending.trouble && (
          <SendProblem
            trouble={sending.trouble}
            busy={sending.busy}
            onRetry={() => sending.send(longest)}
            onLeave={onCancel}
          />
        )}
      </div>
      <div className={styles.actions}>
        {draft.breakGlass ? (
          <Button onClick={() => onTurn(false)}>Ask in the ordinary way</Button>
        ) : (
          <Button onClick={onCancel}>Cancel</Button>
        )}
        <Button
          type="submit"
          appearance="primary"
          disabledFocusable={sending.busy || impossible === true || !ruling}
        >
          {sendWords(draft, sending.busy)}
        </Button>
      </div>
    </form>
  );
}

/** The two ways have nothing in common but what was written; from one to the other the focus goes along. */
export function AskForm(props: Props) {
  const [turns, setTurns] = useState(0);
  const turn = (breakGlass: boolean) => {
    setTurns(turns + 1);
    props.onChange({ ...props.draft, breakGlass, duration: "" });
  };
  return <FormOfOneWay key={turns} {...props} turned={turns > 0} onTurn={turn} />;
}
