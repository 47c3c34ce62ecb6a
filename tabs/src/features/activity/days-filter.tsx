import {
  Field,
  Input,
  makeStyles,
  MenuButton,
  Popover,
  PopoverSurface,
  PopoverTrigger,
  Radio,
  RadioGroup,
  tokens,
} from "@fluentui/react-components";
import { localDay, zoneWords } from "../../ui/local-fields.ts";
import { useScreenTime } from "../../ui/time-context.ts";
import { daysWords, isBackwards, presets, type Days } from "./days.ts";

const useStyles = makeStyles({
  button: { minWidth: 0, maxWidth: "100%" },
  surface: { maxWidth: "min(22rem, calc(100vw - 2rem))", boxSizing: "border-box" },
  days: {
    display: "flex",
    flexWrap: "wrap",
    gap: tokens.spacingHorizontalM,
    marginTop: tokens.spacingVerticalS,
  },
  day: { width: "9.5rem" },
  zone: {
    margin: `${tokens.spacingVerticalS} 0 0`,
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
  },
});

interface Props {
  readonly days: Days;
  readonly onChange: (days: Days) => void;
}

function Choices({ days, onChange }: Props) {
  const styles = useStyles();
  const { now, locale } = useScreenTime();
  const { from, to } = days;
  const known = presets(now);
  const chosen = known.find((one) => one.from === from && one.to === to)?.title;
  return (
    <>
      <RadioGroup
        aria-label="Time"
        value={chosen ?? ""}
        onChange={(_, { value }) => {
          const preset = known.find(({ title }) => title === value);
          if (preset) onChange({ from: preset.from, to: preset.to });
        }}
      >
        {known.map(({ title }) => (
          <Radio key={title} value={title} label={title} />
        ))}
      </RadioGroup>
      <div className={styles.days}>
        <Field label="From" className={styles.day}>
          <Input
            type="date"
            value={from}
            max={to || localDay(now)}
            onChange={(_, { value }) => onChange({ from: value, to })}
          />
        </Field>
        <Field
          label="To"
          className={styles.day}
          {...(isBackwards(days) && {
            validationState: "error" as const,
            validationMessage: "This is before the first day.",
          })}
        >
          <Input
            type="date"
            value={to}
            {...(from && { min: from })}
            max={localDay(now)}
            onChange={(_, { value }) => onChange({ from, to: value })}
          />
        </Field>
      </div>
      <p className={styles.zone}>Whole days, in {zoneWords(now, locale)}</p>
    </>
  );
}

/** The fields of the browser itself: everybody knows them, a phone shows its own calendar. */
export function DaysFilter({ days, onChange }: Props) {
  const styles = useStyles();
  const { now, locale } = useScreenTime();
  const words = daysWords(days, now, locale);
  return (
    <Popover trapFocus>
      <PopoverTrigger disableButtonEnhancement>
        <MenuButton
          className={styles.button}
          appearance={words === undefined ? "subtle" : "secondary"}
        >
          {words === undefined ? "Time" : `Time: ${words}`}
        </MenuButton>
      </PopoverTrigger>
      <PopoverSurface aria-label="Time" className={styles.surface}>
        <Choices days={days} onChange={onChange} />
      </PopoverSurface>
    </Popover>
  );
}
