import { Field, Input, makeStyles, Radio, RadioGroup, tokens } from "@fluentui/react-components";
import { localMoment, zoneWords } from "../../ui/local-fields.ts";
import { useScreenTime } from "../../ui/time-context.ts";

const useStyles = makeStyles({
  root: {
    display: "flex",
    flexWrap: "wrap",
    columnGap: tokens.spacingHorizontalXXL,
    rowGap: tokens.spacingVerticalXS,
  },
  moment: { width: "15rem" },
});

interface Props {
  readonly later: boolean;
  readonly startsAt: string;
  readonly fault: string | undefined;
  readonly onChange: (change: { readonly later: boolean; readonly startsAt: string }) => void;
}

const HOUR = 3_600_000;

export function StartField({ later, startsAt, fault, onChange }: Props) {
  const styles = useStyles();
  const { now, locale } = useScreenTime();
  const nextHour = Math.ceil((now + HOUR / 2) / HOUR) * HOUR;
  return (
    <div className={styles.root}>
      <Field label="Starting">
        <RadioGroup
          layout="horizontal"
          value={later ? "later" : "now"}
          onChange={(_, { value }) =>
            onChange({
              later: value === "later",
              startsAt: startsAt || localMoment(nextHour),
            })
          }
        >
          <Radio value="now" label="Now" />
          <Radio value="later" label="Later" />
        </RadioGroup>
      </Field>
      {later && (
        <Field
          className={styles.moment}
          label="Day and time"
          hint={`In ${zoneWords(now, locale)}`}
          {...(fault !== undefined && { validationState: "error", validationMessage: fault })}
        >
          <Input
            name="startsAt"
            type="datetime-local"
            value={startsAt}
            min={localMoment(now)}
            onChange={(_, data) => onChange({ later, startsAt: data.value })}
          />
        </Field>
      )}
    </div>
  );
}
