import { Checkbox } from "@fluentui/react-components";
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

export function OverlapFields(part: FormPart) {
  return (
    <>
      <PlanField
        {...part}
        name="overlap"
        label="Both values work for at least"
        hint="For example 7 days"
      />
      <PlanField
        {...part}
        name="quiet"
        label="The old one is disabled once nobody has read it for"
        hint="For example 1 day. Then its version is disabled, not deleted."
      />
    </>
  );
}
