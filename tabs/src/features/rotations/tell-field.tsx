import { Checkbox, Field, makeStyles } from "@fluentui/react-components";
import type { RotationPlan } from "@vault-tab/contract";
import { useMe } from "../../data/me.ts";
import { mergedPeople, usePeopleInLog, type Named } from "../../data/people-in-log.ts";
import { visibleString } from "../../ui/visible-characters.ts";
import type { FormPart } from "./plan-field.tsx";

const MOST = 20;

const useStyles = makeStyles({
  list: { display: "grid", maxHeight: "180px", overflowY: "auto" },
});

const named = ({ objectId, name }: { objectId: string; name: string }): Named => ({
  value: objectId,
  title: name,
});

/** Those of whom something is known here: oneself, who made and approved the plan, who is in the log. */
function usePeople(plan: RotationPlan | undefined, told: readonly string[]): readonly Named[] {
  const me = useMe().data;
  const inLog = usePeopleInLog((me?.roles.length ?? 0) > 0).data ?? [];
  const unknown = told.map((value) => ({ value, title: value }));
  return mergedPeople(unknown, [
    ...inLog,
    ...(plan ? [named(plan.changedBy)] : []),
    ...(plan?.approval ? [named(plan.approval.by)] : []),
    ...(me ? [{ value: me.person.objectId, title: `${me.person.name} (you)` }] : []),
  ]);
}

/** Who is told how it went, beside whoever started it. */
export function TellField(props: FormPart & { plan: RotationPlan | undefined }) {
  const { draft, onChange, plan } = props;
  const styles = useStyles();
  const people = usePeople(plan, draft.tell);
  const tell = (id: string, told: boolean) =>
    onChange({
      tell: told ? [...draft.tell, id].slice(0, MOST) : draft.tell.filter((one) => one !== id),
    });
  return (
    <Field label="Who is told how it went" hint="Whoever started it is told anyway.">
      <div className={styles.list} role="group" aria-label="Who is told how it went">
        {people.map(({ value, title }) => (
          <Checkbox
            key={value}
            label={visibleString(title)}
            checked={draft.tell.includes(value)}
            onChange={(_, { checked }) => tell(value, checked === true)}
          />
        ))}
      </div>
    </Field>
  );
}
