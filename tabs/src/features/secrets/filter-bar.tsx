import { Button, makeStyles, SearchBox, tokens } from "@fluentui/react-components";
import { FilterRegular } from "@fluentui/react-icons";
import { lazy, Suspense, useEffect, useRef, useState } from "react";
import { narrow, useMedia } from "../../ui/use-media.ts";
import { healthChoices, kindChoices, rotationChoices } from "./filter-choices.ts";
import { FilterMenu } from "./filter-menu.tsx";
import type { FilterProps } from "./filter-props.ts";
import { clearFilters, filterCount, isFiltered, toggled } from "./filters.ts";
import { TagFilter } from "./tag-filter.tsx";

const FilterPanel = lazy(async () => {
  const { FilterPanel: Panel } = await import("./filter-panel.tsx");
  return { default: Panel };
});

const useStyles = makeStyles({
  root: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    gap: tokens.spacingHorizontalXS,
    padding: `0 ${tokens.spacingHorizontalXL} ${tokens.spacingVerticalS}`,
    "@media (max-width: 680px)": {
      padding: `0 ${tokens.spacingHorizontalL} ${tokens.spacingVerticalS}`,
    },
  },
  search: {
    flexGrow: 1,
    minWidth: "140px",
    maxWidth: "320px",
    marginInlineEnd: tokens.spacingHorizontalS,
  },
  wide: { maxWidth: "none" },
});

/** `/` goes to the search from anywhere but a place where one types. */
function useSlash(focus: () => void) {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const { target } = event;
      const typing =
        target instanceof HTMLElement &&
        (target.isContentEditable || target.closest("input, textarea, select, [role=dialog]"));
      if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || typing) return;
      event.preventDefault();
      focus();
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [focus]);
}

function Menus({ filters, onChange, vaults, tags, onChannelOnly }: FilterProps) {
  return (
    <>
      <FilterMenu
        title="Vault"
        choices={vaults.map((value) => ({ value, words: value }))}
        chosen={filters.vaults}
        onToggle={(vault) => onChange({ ...filters, vaults: toggled(filters.vaults, vault) })}
      />
      <FilterMenu
        title="Kind"
        choices={kindChoices}
        chosen={filters.kinds}
        onToggle={(kind) => onChange({ ...filters, kinds: toggled(filters.kinds, kind) })}
      />
      <FilterMenu
        title="Health"
        choices={healthChoices}
        chosen={filters.health}
        onToggle={(status) => onChange({ ...filters, health: toggled(filters.health, status) })}
      />
      <FilterMenu
        title="Rotation"
        choices={rotationChoices}
        chosen={filters.rotation}
        onToggle={(one) => onChange({ ...filters, rotation: toggled(filters.rotation, one) })}
      />
      <TagFilter
        known={tags}
        chosen={filters.tags}
        onToggle={(tag) => onChange({ ...filters, tags: toggled(filters.tags, tag) })}
      />
      {isFiltered(filters) && (
        <Button appearance="transparent" onClick={() => onChange(clearFilters(filters))}>
          Clear all
        </Button>
      )}
      {onChannelOnly && (
        <Button appearance="transparent" onClick={onChannelOnly}>
          Only this channel’s vaults
        </Button>
      )}
    </>
  );
}

export function FilterBar(props: FilterProps) {
  const { filters, onChange } = props;
  const styles = useStyles();
  const small = useMedia(narrow);
  const [panel, setPanel] = useState<"open" | "closed">();
  const root = useRef<HTMLDivElement>(null);
  const [focusSearch] = useState(() => () => root.current?.querySelector("input")?.focus());
  useSlash(focusSearch);
  const count = filterCount(filters);
  return (
    <div ref={root} className={styles.root} role="search">
      <SearchBox
        className={small ? styles.wide : styles.search}
        style={small ? { flexGrow: 1, width: 0 } : {}}
        aria-label="Search in names, tags and content types"
        aria-keyshortcuts="/"
        placeholder={small ? "Search" : "Search names, tags, content types"}
        maxLength={200}
        value={filters.q}
        onChange={(_, data) => onChange({ ...filters, q: data.value })}
      />
      {small ? (
        <Button icon={<FilterRegular />} onClick={() => setPanel("open")}>
          {count > 0 ? `Filters (${count})` : "Filters"}
        </Button>
      ) : (
        <Menus {...props} />
      )}
      {panel && (
        <Suspense>
          <FilterPanel {...props} open={panel === "open"} onClose={() => setPanel("closed")} />
        </Suspense>
      )}
    </div>
  );
}
