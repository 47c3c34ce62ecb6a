import { Checkbox, Field, Radio, RadioGroup } from "@fluentui/react-components";
import { RotatorName, type RotationPlanning } from "@vault-tab/contract";
import { safeParse } from "../../data/parsing.ts";
import { alphabetWords, rotatorTitles } from "../../ui/plan-words.ts";
import { PlanChoice, PlanField, type FormPart } from "./plan-field.tsx";

function RecipeFields(part: FormPart) {
  const { draft, faults, onChange } = part;
  const { noOutsideSystem } = faults;
  return (
    <>
      <PlanChoice
        {...part}
        name="form"
        label="The new value is"
        choices={[
          ["characters", "Random characters"],
          ["uuid", "A random UUID"],
          ["base64-256", "256 random bits, as base64"],
        ]}
      />
      {draft.form === "characters" && (
        <>
          <PlanField {...part} name="length" type="number" label="How many" />
          <PlanChoice
            {...part}
            name="alphabet"
            label="Of"
            choices={Object.entries(alphabetWords)}
          />
        </>
      )}
      <Field
        {...(noOutsideSystem !== undefined && {
          validationState: "error" as const,
          validationMessage: noOutsideSystem,
        })}
      >
        <Checkbox
          name="noOutsideSystem"
          label="No outside system has to learn the new value: whoever uses it reads it from Key Vault"
          checked={draft.noOutsideSystem}
          onChange={(_, { checked }) => onChange({ noOutsideSystem: checked === true })}
        />
      </Field>
    </>
  );
}

const Parameters = (part: FormPart) => (
  <PlanField
    {...part}
    lines
    name="parameters"
    label="Parameters"
    hint="One on each line, as name=value. People read them there, so no secrets here."
  />
);

function WorkflowFields(part: FormPart) {
  return (
    <>
      <PlanField {...part} name="repository" label="Repository" hint="As owner/name" />
      <PlanField {...part} name="workflow" label="Workflow" hint="Its file, as rotate.yml" />
      <PlanField {...part} name="ref" label="Branch or tag" />
      <Parameters {...part} />
      <TimeLimit {...part} usual="an hour" />
    </>
  );
}

function RunbookFields(part: FormPart) {
  return (
    <>
      <PlanField
        {...part}
        name="account"
        label="Automation account"
        hint="Its resource ID, as Azure’s portal shows it under JSON View"
      />
      <PlanField {...part} name="runbook" label="Runbook" />
      <PlanField
        {...part}
        name="runOn"
        label="Hybrid worker group"
        hint="Empty where Azure itself runs it"
      />
      <Parameters {...part} />
      <TimeLimit {...part} usual="an hour" />
    </>
  );
}

const TimeLimit = ({ usual, ...part }: FormPart & { usual: string }) => (
  <PlanField
    {...part}
    name="timeLimit"
    label="Stopped if it takes longer than"
    hint={`For example 30 minutes. Empty: ${usual}.`}
  />
);

/** Who makes the new value, and how. */
export function RotatorFields(part: FormPart & { rotators: RotationPlanning["rotators"] }) {
  const { draft, onChange, rotators } = part;
  const choose = (value: string) => {
    const read = safeParse(RotatorName, value);
    if (read.success) onChange({ rotator: read.data });
  };
  return (
    <>
      <Field label="How a new value is made">
        <RadioGroup value={draft.rotator} onChange={(_, { value }) => choose(value)}>
          {rotators.map(({ name, available, reason }) => (
            <Radio
              key={name}
              value={name}
              disabled={!available && name !== draft.rotator}
              label={
                available ? rotatorTitles[name] : `${rotatorTitles[name]}. ${reason ?? ""}`.trim()
              }
            />
          ))}
        </RadioGroup>
      </Field>
      {draft.rotator === "generated" && <RecipeFields {...part} />}
      {draft.rotator === "github-actions" && <WorkflowFields {...part} />}
      {draft.rotator === "azure-automation" && <RunbookFields {...part} />}
      {draft.rotator === "certificate-renewal" && <TimeLimit {...part} usual="a day" />}
    </>
  );
}
