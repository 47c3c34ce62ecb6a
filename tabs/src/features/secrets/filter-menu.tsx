import {
  Menu,
  MenuButton,
  MenuItemCheckbox,
  MenuList,
  MenuPopover,
  MenuTrigger,
  mergeClasses,
} from "@fluentui/react-components";
import { useState } from "react";
import { useSoon } from "../../ui/use-soon.ts";
import { useFilterStyles } from "./filter-styles.ts";

export interface Choice<Value extends string> {
  readonly value: Value;
  readonly words: string;
}

interface Props<Value extends string> {
  readonly title: string;
  readonly choices: readonly Choice<Value>[];
  readonly chosen: readonly Value[];
  readonly onToggle: (value: Value) => void;
}

/** "Kind", "Kind: Key", "Kind: 2". */
function buttonWords<Value extends string>({ title, choices, chosen }: Props<Value>): string {
  if (chosen.length === 0) return title;
  const only = choices.find(({ value }) => value === chosen[0])?.words ?? chosen[0];
  return `${title}: ${chosen.length === 1 ? only : chosen.length}`;
}

export function FilterMenu<Value extends string>(props: Props<Value>) {
  const { choices, chosen, onToggle } = props;
  const filter = useFilterStyles();
  const [early, setEarly] = useState(false);
  const button = (
    <MenuButton
      appearance={chosen.length > 0 ? "secondary" : "subtle"}
      className={mergeClasses(filter.button, chosen.length > 0 && filter.set)}
      onClick={() => setEarly(true)}
    >
      {buttonWords(props)}
    </MenuButton>
  );
  // A menu costs as much as many rows; who presses that early gets it open.
  if (!useSoon()) return button;
  return (
    <Menu defaultOpen={early} checkedValues={{ chosen: [...chosen] }}>
      <MenuTrigger disableButtonEnhancement>{button}</MenuTrigger>
      <MenuPopover>
        <MenuList>
          {choices.map(({ value, words }) => (
            <MenuItemCheckbox
              key={value}
              name="chosen"
              value={value}
              persistOnClick
              onClick={() => onToggle(value)}
            >
              {words}
            </MenuItemCheckbox>
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
