import { Button, Checkbox, Field, makeStyles, Select, tokens } from "@fluentui/react-components";
import { Sort, SortColumn } from "@vault-tab/contract";
import { safeParse } from "../../data/parsing.ts";
import { SidePanel } from "../../ui/side-panel.tsx";
import type { FilterProps } from "./filter-props.ts";
import { healthChoices, kindChoices, rotationChoices } from "./filter-choices.ts";
import type { Choice } from "./filter-menu.tsx";
import { clearFilters, toggled } from "./filters.ts";
import { TagChoices } from "./tag-filter.tsx";

const useStyles = makeStyles({
  body: { display: "grid", alignContent: "start", gap: tokens.spacingVerticalL },
  group: { margin: 0, padding: 0, border: 0, display: "grid" },
  legend: { padding: 0, fontWeight: tokens.fontWeightSemibold },
});

const orders: Readonly<Record<SortColumn, readonly [up: string, down: string]>> = {
  name: ["Name", "Name, backwards"],
  vault: ["Vault", "Vault, backwards"],
  kind: ["Kind", "Kind, backwards"],
  health: ["Health, worst first", "Health, best first"],
  expires: ["Expires first", "Expires last"],
  updated: ["Updated longest ago", "Updated last"],
  due: ["Rotation due first", "Rotation due last"],
  readers: ["Read by fewest since rotation", "Read by most since rotation"],
};

const sortChoices = SortColumn.options.flatMap((column) => [
  { value: column, words: orders[column][0] },
  { value: `-${column}`, words: orders[column][1] },
]);

function Group<Value extends string>(props: {
  title: string;
  choices: readonly Choice<Value>[];
  chosen: readonly Value[];
  onChange: (chosen: readonly Value[]) => void;
}) {
  const styles = useStyles();
  return (
    <fieldset className={styles.group}>
      <legend className={styles.legend}>{props.title}</legend>
      {props.choices.map(({ value, words }) => (
        <Checkbox
          key={value}
          label={words}
          checked={props.chosen.includes(value)}
          onChange={() => props.onChange(toggled(props.chosen, value))}
        />
      ))}
    </fieldset>
  );
}

/** All filters and the order on one screen, for a phone. */
export function FilterPanel(props: FilterProps & { open: boolean; onClose: () => void }) {
  const { filters, onChange, vaults, tags, onChannelOnly, open, onClose } = props;
  const styles = useStyles();
  const pickOrder = (value: string) => {
    const sort = safeParse(Sort, value);
    if (sort.success) onChange({ ...filters, sort: sort.data });
  };
  return (
    <SidePanel
      open={open}
      title="Filters"
      footer={
        <>
          <Button appearance="primary" onClick={onClose}>
            Show
          </Button>
          <Button onClick={() => onChange(clearFilters(filters))}>Clear all</Button>
          {onChannelOnly && <Button onClick={onChannelOnly}>Only this channel’s vaults</Button>}
        </>
      }
      onClose={onClose}
    >
      <div className={styles.body}>
        <Field label="Sort by">
          <Select value={filters.sort} onChange={(_, data) => pickOrder(data.value)}>
            {sortChoices.map(({ value, words }) => (
              <option key={value} value={value}>
                {words}
              </option>
            ))}
          </Select>
        </Field>
        <Group
          title="Vault"
          choices={vaults.map((value) => ({ value, words: value }))}
          chosen={filters.vaults}
          onChange={(chosen) => onChange({ ...filters, vaults: chosen })}
        />
        <Group
          title="Kind"
          choices={kindChoices}
          chosen={filters.kinds}
          onChange={(kinds) => onChange({ ...filters, kinds })}
        />
        <Group
          title="Health"
          choices={healthChoices}
          chosen={filters.health}
          onChange={(health) => onChange({ ...filters, health })}
        />
        <Group
          title="Rotation"
          choices={rotationChoices}
          chosen={filters.rotation}
          onChange={(rotation) => onChange({ ...filters, rotation })}
        />
        <TagChoices
          known={tags}
          chosen={filters.tags}
          onToggle={(tag) => onChange({ ...filters, tags: toggled(filters.tags, tag) })}
        />
      </div>
    </SidePanel>
  );
}
