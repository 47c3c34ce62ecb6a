import {
  makeStyles,
  Menu,
  MenuButton,
  MenuItemRadio,
  MenuList,
  MenuPopover,
  MenuTrigger,
} from "@fluentui/react-components";
import { VisibleText } from "../../ui/visible-text.tsx";
import type { Named } from "../../data/people-in-log.ts";

const useStyles = makeStyles({
  button: { minWidth: 0, maxWidth: "100%" },
});

interface Props {
  readonly title: string;
  /** What no choice means. */
  readonly any: string;
  readonly choices: readonly Named[];
  readonly chosen: string;
  readonly onChoose: (value: string) => void;
}

/** One of several, or any. */
export function ChoiceMenu({ title, any, choices, chosen, onChoose }: Props) {
  const styles = useStyles();
  const now = choices.find(({ value }) => value === chosen)?.title;
  return (
    <Menu
      checkedValues={{ [title]: [chosen] }}
      onCheckedValueChange={(_, { checkedItems }) => onChoose(checkedItems[0] ?? "")}
    >
      <MenuTrigger disableButtonEnhancement>
        <MenuButton className={styles.button} appearance={chosen ? "secondary" : "subtle"}>
          {now === undefined ? (
            title
          ) : (
            <>
              {title}: <VisibleText text={now} />
            </>
          )}
        </MenuButton>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {[{ value: "", title: any }, ...choices].map(({ value, title: words }) => (
            <MenuItemRadio key={value} name={title} value={value}>
              <VisibleText text={words} />
            </MenuItemRadio>
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
