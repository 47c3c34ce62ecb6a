import {
  Button,
  Checkbox,
  Field,
  Input,
  makeStyles,
  Radio,
  RadioGroup,
  Spinner,
  tokens,
} from "@fluentui/react-components";
import type { RulingQuestion } from "@vault-tab/contract";
import { useState, type SyntheticEvent } from "react";
import { useMe } from "../../data/me.ts";
import { usePeopleInLog } from "../../data/people-in-log.ts";
import { useVaults } from "../../data/queries.ts";
import { useRuling } from "../../data/rulings.ts";
import { useSignIn } from "../../data/use-sign-in.ts";
import { troubleOf } from "../../trouble.ts";
import { ProblemBar } from "../../ui/problem-message.tsx";
import { nothingTyped, questionOf, type Faults, type Typed } from "./question.ts";
import { RulingResult } from "./ruling-result.tsx";

const useStyles = makeStyles({
  about: { margin: `0 0 ${tokens.spacingVerticalM}`, color: tokens.colorNeutralForeground3 },
  form: {
    display: "grid",
    gridTemplateColumns: "repeat(auto-fit, minmax(min(220px, 100%), 1fr))",
    gap: tokens.spacingHorizontalM,
    alignItems: "start",
  },
  whole: { gridColumn: "1 / -1" },
});

interface FieldsProps {
  readonly typed: Typed;
  readonly faults: Faults;
  readonly onType: (typed: Typed) => void;
}

const fault = (message: string | undefined) =>
  message === undefined ? {} : { validationMessage: message, validationState: "error" as const };

function PersonField({ typed, faults, onType }: FieldsProps) {
  const people = usePeopleInLog(true).data ?? [];
  return (
    <Field label="Person" hint="A name or an object id. Empty: you." {...fault(faults.person)}>
      <Input
        list="people-in-log"
        value={typed.person}
        onChange={(_, { value }) => onType({ ...typed, person: value })}
        input={{ autoComplete: "off" }}
        contentAfter={
          <datalist id="people-in-log">
            {people.map(({ value, title }) => (
              <option key={value} value={title} />
            ))}
          </datalist>
        }
      />
    </Field>
  );
}

function VaultField({ typed, faults, onType }: FieldsProps) {
  const vaults = useVaults().data?.items ?? [];
  return (
    <Field label="Vault" required {...fault(faults.vault)}>
      <Input
        list="vaults-to-try"
        value={typed.vault}
        onChange={(_, { value }) => onType({ ...typed, vault: value })}
        input={{ autoComplete: "off" }}
        contentAfter={
          <datalist id="vaults-to-try">
            {vaults.map(({ name }) => (
              <option key={name} value={name} />
            ))}
          </datalist>
        }
      />
    </Field>
  );
}

function Fields(props: FieldsProps) {
  const { typed, faults, onType } = props;
  const overseer = (useMe().data?.roles.length ?? 0) > 0;
  return (
    <>
      {overseer && <PersonField {...props} />}
      <VaultField {...props} />
      <Field label="To do what">
        <RadioGroup
          value={typed.role}
          onChange={(_, { value }) => onType({ ...typed, role: value })}
        >
          <Radio value="read" label="Read a secret’s value" />
          <Radio value="see" label="See which secrets there are" />
        </RadioGroup>
      </Field>
      {typed.role === "read" && (
        <Field label="Secret" required {...fault(faults.secret)}>
          <Input
            value={typed.secret}
            onChange={(_, { value }) => onType({ ...typed, secret: value })}
          />
        </Field>
      )}
      <Field label="For how long" {...fault(faults.duration)}>
        <Input
          placeholder="for example 2 hours"
          value={typed.duration}
          onChange={(_, { value }) => onType({ ...typed, duration: value })}
        />
      </Field>
      <Field label="Ticket">
        <Input
          value={typed.ticket}
          maxLength={100}
          onChange={(_, { value }) => onType({ ...typed, ticket: value })}
        />
      </Field>
      <Checkbox
        label="Break the glass: an emergency"
        checked={typed.breakGlass}
        onChange={(_, { checked }) => onType({ ...typed, breakGlass: checked === true })}
      />
    </>
  );
}

/** What the rules say to a wish; nothing is asked for by it, and nothing changes. */
export function TryIt() {
  const styles = useStyles();
  const overseer = (useMe().data?.roles.length ?? 0) > 0;
  const people = usePeopleInLog(overseer).data ?? [];
  const [typed, setTyped] = useState(nothingTyped);
  const [faults, setFaults] = useState<Faults>({});
  const [question, setQuestion] = useState<RulingQuestion>();
  const ruling = useRuling(question);
  const { signIn, busy } = useSignIn();
  const ask = (event: SyntheticEvent) => {
    event.preventDefault();
    const read = questionOf(typed, people);
    if ("faults" in read) {
      setFaults(read.faults);
      setQuestion(undefined);
      return;
    }
    setFaults({});
    setQuestion(read.question);
    if (ruling.error) void ruling.refetch();
  };
  return (
    <>
      <p className={styles.about}>Nothing is asked for and nothing changes.</p>
      <form className={styles.form} onSubmit={ask} noValidate>
        <Fields typed={typed} faults={faults} onType={setTyped} />
        <div className={styles.whole}>
          <Button
            type="submit"
            appearance="primary"
            disabledFocusable={ruling.isFetching}
            icon={ruling.isFetching ? <Spinner size="extra-tiny" /> : null}
          >
            What do the rules say?
          </Button>
        </div>
      </form>
      <div aria-live="polite">
        {question && ruling.error && (
          <ProblemBar
            trouble={troubleOf(ruling.error)}
            busy={busy || ruling.isFetching}
            onRetry={() => void ruling.refetch()}
            onSignIn={signIn}
          />
        )}
        {question && !ruling.error && ruling.data && !ruling.isPlaceholderData && (
          <RulingResult ruling={ruling.data} />
        )}
      </div>
    </>
  );
}
