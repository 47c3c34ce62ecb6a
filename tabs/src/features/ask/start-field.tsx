import { Field, Input, makeStyles, Radio, RadioGroup, tokens } from "@fluentui/react-components";
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

const zone = (time: number, locale: string): string => {
  const parts = new Intl.DateTimeFormat(locale, { timeZoneName: "long" }).formatToParts(time);
  return parts.find(({ type }) => type === "timeZoneName")?.value ?? "your own time zone";
};

/** As the field of the browser writes it, in the person's own zone. */
function localText(time: number): string {
  const offset = new Date(time).getTimezoneOffset() * 60_000;
  return new Date(time - offset).toISOString().slice(0, 16);
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
              startsAt: startsAt || localText(nextHour),
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
          hint={`In ${zone(now, locale)}`}
          {...(fault !== undefined && { validationState: "error", validationMessage: fault })}
        >
          <Input
            name="startsAt"
            type="datetime-local"
            value={startsAt}
            min={localText(now)}
            onChange={(_, data) => onChange({ later, startsAt: data.value })}
          />
        </Field>
      )}
    </div>
  );
}
