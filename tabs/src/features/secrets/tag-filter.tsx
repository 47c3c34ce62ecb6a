import {
  Button,
  Checkbox,
  Field,
  Input,
  makeStyles,
  MenuButton,
  mergeClasses,
  Popover,
  PopoverSurface,
  PopoverTrigger,
  tokens,
} from "@fluentui/react-components";
import { useState, type FormEvent } from "react";
import { visibleString } from "../../ui/visible-characters.ts";
import { useFilterStyles } from "./filter-styles.ts";

const useStyles = makeStyles({
  form: { display: "flex", alignItems: "end", gap: tokens.spacingHorizontalS },
  list: {
    display: "grid",
    maxHeight: "240px",
    maxWidth: "320px",
    overflowY: "auto",
    marginTop: tokens.spacingVerticalS,
  },
});

interface Props {
  /** Tags of the rows that are here, as something to pick from. */
  readonly known: readonly string[];
  readonly chosen: readonly string[];
  readonly onToggle: (tag: string) => void;
}

export function TagChoices({ known, chosen, onToggle }: Props) {
  const styles = useStyles();
  const [text, setText] = useState("");
  const add = (event: FormEvent) => {
    event.preventDefault();
    const tag = text.trim();
    if (tag && !chosen.includes(tag)) onToggle(tag);
    setText("");
  };
  const shown = [...chosen, ...known.filter((tag) => !chosen.includes(tag))];
  return (
    <>
      <form className={styles.form} onSubmit={add}>
        <Field label="Tag" size="small">
          <Input
            size="small"
            value={text}
            maxLength={1025}
            placeholder="name or name=value"
            onChange={(_, data) => setText(data.value)}
          />
        </Field>
        <Button type="submit" size="small">
          Add
        </Button>
      </form>
      {shown.length > 0 && (
        <div className={styles.list}>
          {shown.map((tag) => (
            <Checkbox
              key={tag}
              label={visibleString(tag)}
              checked={chosen.includes(tag)}
              onChange={() => onToggle(tag)}
            />
          ))}
        </div>
      )}
    </>
  );
}

export function TagFilter(props: Props) {
  const { chosen } = props;
  const filter = useFilterStyles();
  const only = chosen.length === 1 ? visibleString(chosen[0] ?? "") : chosen.length;
  return (
    <Popover trapFocus>
      <PopoverTrigger disableButtonEnhancement>
        <MenuButton
          appearance={chosen.length > 0 ? "secondary" : "subtle"}
          className={mergeClasses(filter.button, chosen.length > 0 && filter.set)}
        >
          {chosen.length > 0 ? `Tag: ${only}` : "Tag"}
        </MenuButton>
      </PopoverTrigger>
      <PopoverSurface aria-label="Tags">
        <TagChoices {...props} />
      </PopoverSurface>
    </Popover>
  );
}
