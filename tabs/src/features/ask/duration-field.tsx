import { Field, Input, makeStyles, ToggleButton, tokens } from "@fluentui/react-components";
import { readDuration, spanWords } from "../../ui/duration-words.ts";

const useStyles = makeStyles({
  root: {
    display: "flex",
    flexWrap: "wrap",
    columnGap: tokens.spacingHorizontalM,
    rowGap: tokens.spacingVerticalS,
  },
  choices: {
    display: "flex",
    flexWrap: "wrap",
    alignSelf: "flex-start",
    gap: tokens.spacingHorizontalXS,
    // Beside the field, below its label, where there is room.
    "@media (min-width: 481px)": { paddingTop: "30px" },
  },
  field: { width: "12rem" },
});

interface Props {
  readonly text: string;
  readonly choices: readonly string[];
  readonly longest: number | undefined;
  readonly fault: string | undefined;
  readonly onChange: (text: string) => void;
}

/** A length to pick, or in words of one's own. */
export function DurationField({ text, choices, longest, fault, onChange }: Props) {
  const styles = useStyles();
  const chosen = readDuration(text);
  return (
    <div className={styles.root}>
      <Field
        className={styles.field}
        label="For how long"
        hint={longest === undefined ? "" : `At most ${spanWords(longest)}`}
        {...(fault !== undefined && { validationState: "error", validationMessage: fault })}
      >
        <Input
          name="duration"
          autoComplete="off"
          maxLength={60}
          placeholder="for example 90 minutes"
          value={text}
          onChange={(_, data) => onChange(data.value)}
        />
      </Field>
      <div className={styles.choices} role="group" aria-label="Usual lengths">
        {choices.map((words) => (
          <ToggleButton
            key={words}
            size="small"
            shape="circular"
            checked={chosen !== undefined && chosen === readDuration(words)}
            onClick={() => onChange(words)}
          >
            {words}
          </ToggleButton>
        ))}
      </div>
    </div>
  );
}
