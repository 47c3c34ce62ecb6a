import { Button, makeStyles, SearchBox, tokens } from "@fluentui/react-components";
import type { Named } from "../../data/people-in-log.ts";
import { ChoiceMenu } from "./choice-menu.tsx";
import { DaysFilter } from "./days-filter.tsx";
import { isFiltered, noFilters, type ActivityFilters } from "./filters.ts";
import { topics } from "./topics.ts";

const useStyles = makeStyles({
  root: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    gap: tokens.spacingHorizontalXS,
    margin: `${tokens.spacingVerticalM} 0 ${tokens.spacingVerticalS}`,
  },
  search: { flexGrow: 1, minWidth: "180px", maxWidth: "320px" },
});

const titled = (all: Readonly<Record<string, { readonly title: string }>>): Named[] =>
  Object.entries(all).map(([value, { title }]) => ({ value, title }));

interface Props {
  readonly filters: ActivityFilters;
  readonly onChange: (filters: ActivityFilters) => void;
  readonly people: readonly Named[];
  readonly vaults: readonly string[];
  /** All entries, not one's own only. */
  readonly whole: boolean;
}

export function ActivityFilterBar({ filters, onChange, people, vaults, whole }: Props) {
  const styles = useStyles();
  const choose = (name: keyof ActivityFilters) => (value: string) =>
    onChange({ ...filters, [name]: value });
  return (
    <div className={styles.root} role="search">
      <SearchBox
        className={styles.search}
        aria-label="Search the log"
        placeholder="Search names, reasons, tickets"
        maxLength={200}
        value={filters.q}
        onChange={(_, { value }) => choose("q")(value)}
      />
      <ChoiceMenu
        title="What"
        any="Everything"
        choices={titled(topics)}
        chosen={filters.topic}
        onChoose={choose("topic")}
      />
      {whole && (
        <ChoiceMenu
          title="Person"
          any="Everybody"
          choices={people}
          chosen={filters.person}
          onChoose={choose("person")}
        />
      )}
      <ChoiceMenu
        title="Vault"
        any="Every vault"
        choices={vaults.map((value) => ({ value, title: value }))}
        chosen={filters.vault}
        onChoose={choose("vault")}
      />
      <DaysFilter days={filters} onChange={(days) => onChange({ ...filters, ...days })} />
      {filters.request !== "" && (
        <Button appearance="secondary" onClick={() => choose("request")("")}>
          One request only: show all
        </Button>
      )}
      {isFiltered(filters) && (
        <Button appearance="transparent" onClick={() => onChange(noFilters)}>
          Clear all
        </Button>
      )}
    </div>
  );
}
