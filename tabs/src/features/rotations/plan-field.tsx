import { Field, Input, Select, Textarea } from "@fluentui/react-components";
import type { PlanDraft } from "./plan-draft.ts";
import type { PlanFaults } from "./check-plan.ts";

export interface FormPart {
  readonly draft: PlanDraft;
  readonly faults: PlanFaults;
  readonly onChange: (change: Partial<PlanDraft>) => void;
}

type TextField = {
  [Name in keyof PlanDraft]: PlanDraft[Name] extends string ? Name : never;
}[keyof PlanDraft];

interface Props extends FormPart {
  readonly name: TextField;
  readonly label: string;
  readonly hint?: string;
}

const faulty = (fault: string | undefined) =>
  fault === undefined ? {} : ({ validationState: "error", validationMessage: fault } as const);

/** One field of the plan, with what is wrong with it. */
export function PlanField(
  props: Props & { readonly type?: "text" | "time" | "number"; readonly lines?: true },
) {
  const { draft, faults, onChange, name, label, hint = "", type = "text", lines } = props;
  const write = (value: string) => onChange({ [name]: value });
  return (
    <Field label={label} hint={hint} {...faulty(faults[name])}>
      {lines ? (
        <Textarea
          name={name}
          rows={3}
          resize="vertical"
          value={draft[name]}
          onChange={(_, { value }) => write(value)}
        />
      ) : (
        <Input
          name={name}
          type={type}
          autoComplete="off"
          maxLength={500}
          value={draft[name]}
          onChange={(_, { value }) => write(value)}
        />
      )}
    </Field>
  );
}

/** One of several; `choices` are what is kept, and what it is called. */
export function PlanChoice(
  props: Props & { readonly choices: readonly (readonly [value: string, title: string])[] },
) {
  const { draft, faults, onChange, name, label, hint = "", choices } = props;
  const choose = (value: string) => onChange({ [name]: value });
  return (
    <Field label={label} hint={hint} {...faulty(faults[name])}>
      <Select name={name} value={draft[name]} onChange={(_, { value }) => choose(value)}>
        {choices.map(([value, title]) => (
          <option key={value} value={value}>
            {title}
          </option>
        ))}
      </Select>
    </Field>
  );
}
