import {
  Button,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
} from "@fluentui/react-components";
import type { RotationPlan, RotationPlanning, SecretWithVersions } from "@vault-tab/contract";
import { useRef, type FormEvent } from "react";
import { useFormStyles } from "../../ui/form-styles.ts";
import { cadenceWords, methodWords } from "../../ui/plan-words.ts";
import { VisibleText } from "../../ui/visible-text.tsx";
import { ActProblem } from "./act-problem.tsx";
import { NextDates } from "./next-dates.tsx";
import { RotatorFields } from "./rotator-fields.tsx";
import { TellField } from "./tell-field.tsx";
import { OverlapFields, TimingFields } from "./timing-fields.tsx";
import { usePlanForm } from "./use-plan-form.ts";

interface Props {
  readonly planning: RotationPlanning;
  readonly secret: SecretWithVersions;
  readonly onClose: () => void;
}

function Overtaken(props: { plan: RotationPlan; onTake: () => void; onKeep: () => void }) {
  const { plan, onTake, onKeep } = props;
  const { changedBy, settings, cadence } = plan;
  const theirs = `${changedBy.name} has saved another plan meanwhile: ${methodWords(settings)}. ${cadenceWords(cadence)}.`;
  return (
    <MessageBar intent="warning" layout="multiline" role="alert">
      <MessageBarBody>
        <MessageBarTitle>
          <VisibleText text={theirs} />
        </MessageBarTitle>{" "}
        What you wrote is still here and not saved.
      </MessageBarBody>
      <MessageBarActions>
        <Button size="small" onClick={onTake}>
          Go on from that one
        </Button>
        <Button size="small" onClick={onKeep}>
          Replace it by mine
        </Button>
      </MessageBarActions>
    </MessageBar>
  );
}

/** What there is to say before it can be saved. */
function Notices({ form, plan }: { form: ReturnType<typeof usePlanForm>; plan?: RotationPlan }) {
  const { overtaken, takeTheirs, keepMine, trouble, busy, save } = form;
  if (overtaken && plan) return <Overtaken plan={plan} onTake={takeTheirs} onKeep={keepMine} />;
  return <ActProblem trouble={trouble} busy={busy} onRetry={save} />;
}

/** How, when and for how long beside the old one; and what comes of it. */
export function PlanForm({ planning, secret, onClose }: Props) {
  const styles = useFormStyles();
  const root = useRef<HTMLFormElement>(null);
  const form = usePlanForm(planning, onClose);
  const { draft, faults, tried, change, save, busy, overtaken } = form;
  const part = { draft, faults: tried ? faults : {}, onChange: change };
  const send = (event: FormEvent) => {
    event.preventDefault();
    save();
    const [first] = Object.keys(faults);
    if (first !== undefined) root.current?.querySelector<HTMLElement>(`[name=${first}]`)?.focus();
  };
  return (
    <form ref={root} className={styles.form} noValidate onSubmit={send}>
      <div className={styles.scroll}>
        <RotatorFields {...part} rotators={planning.rotators} />
        <TimingFields {...part} />
        <NextDates draft={draft} faults={faults} secret={secret} />
        <OverlapFields {...part} kind={planning.kind} />
        <TellField {...part} plan={planning.plan} />
        <Notices form={form} {...(planning.plan && { plan: planning.plan })} />
      </div>
      <div className={styles.actions}>
        <Button
          onClick={() => {
            form.discard();
            onClose();
          }}
        >
          Discard
        </Button>
        <Button type="submit" appearance="primary" disabledFocusable={busy || overtaken}>
          {busy ? "Being saved…" : "Save the plan"}
        </Button>
      </div>
    </form>
  );
}
