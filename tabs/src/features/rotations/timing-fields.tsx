import { Checkbox, Field } from "@fluentui/react-components";
import type { Kind } from "@vault-tab/contract";
import { bothWork } from "../../ui/plan-words.ts";
import { windowDays } from "../../ui/window-pattern.ts";
import { PlanChoice, PlanField, type FormPart } from "./plan-field.tsx";

const days = Object.entries(windowDays).map(([value, { title }]) => [value, title] as const);

function WindowFields(part: FormPart) {
  const { draft } = part;
  return (
    <>
      <PlanChoice {...part} name="days" label="Days" choices={[...days, ["", "Another pattern"]]} />
      {draft.days === "" ? (
        <PlanField
          {...part}
          name="pattern"
          label="Begins at"
          hint="A cron pattern: minute, hour, day of the month, month, day of the week"
        />
      ) : (
        <PlanField {...part} name="time" type="time" label="Begins at" />
      )}
      <PlanField {...part} name="windowLength" label="Stays open for" hint="For example 2 hours" />
      <PlanField {...part} name="timeZone" label="Time zone" hint="For example Europe/Berlin" />
    </>
  );
}

/** When it begins by itself, and how long the old value goes on working. */
export function TimingFields(part: FormPart) {
  const { draft, onChange } = part;
  return (
    <>
      <PlanChoice
        {...part}
        name="when"
        label="When it is rotated"
        hint="Whoever has the right can start it at any time, too."
        choices={[
          ["every", "Again and again"],
          ["before-expiry", "Before it expires"],
          ["by-hand", "Only when somebody starts it"],
        ]}
      />
      {draft.when === "every" && (
        <PlanField {...part} name="every" label="Every" hint="For example 90 days" />
      )}
      {draft.when === "before-expiry" && (
        <PlanField {...part} name="daysBefore" type="number" label="Days before it expires" />
      )}
      {draft.when !== "by-hand" && (
        <Checkbox
          name="limited"
          label="Only at certain times"
          checked={draft.limited}
          onChange={(_, { checked }) => onChange({ limited: checked === true })}
        />
      )}
      {draft.when !== "by-hand" && draft.limited && <WindowFields {...part} />}
    </>
  );
}

/** What was encrypted with a key needs its old version for as long as it is kept. */
function KeepsOldField({ draft, onChange }: FormPart) {
  return (
    <Field hint="What was encrypted with it can be decrypted with it alone: leave it for keys that encrypt what is kept.">
      <Checkbox
        name="disableOld"
        label="Disable the old version by itself once nothing uses it"
        checked={draft.disableOld}
        onChange={(_, { checked }) => onChange({ disableOld: checked === true })}
      />
    </Field>
  );
}

/** How long the old version goes on working. */
export function OverlapFields(part: FormPart & { readonly kind: Kind }) {
  const { kind, draft } = part;
  return (
    <>
      {kind === "key" && <KeepsOldField {...part} />}
      {(kind !== "key" || draft.disableOld) && (
        <>
          <PlanField
            {...part}
            name="overlap"
            label={`${bothWork[kind]} for at least`}
            hint="For example 7 days"
          />
          <PlanField
            {...part}
            name="quiet"
            label={`The old one is disabled once ${kind === "secret" ? "nobody has read it" : "nothing has used it"} for`}
            hint="For example 1 day. Then its version is disabled, not deleted."
          />
        </>
      )}
    </>
  );
}
