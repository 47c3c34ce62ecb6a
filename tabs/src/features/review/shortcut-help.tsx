import {
  Button,
  makeStyles,
  Popover,
  PopoverSurface,
  PopoverTrigger,
  tokens,
} from "@fluentui/react-components";
import { KeyboardRegular } from "@fluentui/react-icons";
import { shortcuts } from "./keys.ts";

const useStyles = makeStyles({
  title: { margin: `0 0 ${tokens.spacingVerticalS}`, fontSize: tokens.fontSizeBase300 },
  list: {
    display: "grid",
    gridTemplateColumns: "max-content minmax(0, 1fr)",
    gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
    margin: 0,
  },
  keys: { fontFamily: tokens.fontFamilyMonospace },
  what: { margin: 0 },
  note: {
    maxWidth: "18rem",
    margin: `${tokens.spacingVerticalS} 0 0`,
    color: tokens.colorNeutralForeground3,
  },
});

/** The keys of the queue. */
export function ShortcutHelp(props: { open: boolean; onOpen: (open: boolean) => void }) {
  const styles = useStyles();
  return (
    <Popover
      open={props.open}
      onOpenChange={(_, { open }) => props.onOpen(open)}
      trapFocus
      positioning="below-end"
    >
      <PopoverTrigger disableButtonEnhancement>
        <Button appearance="subtle" icon={<KeyboardRegular />} aria-label="Keyboard shortcuts" />
      </PopoverTrigger>
      <PopoverSurface tabIndex={-1} aria-label="Keyboard shortcuts">
        <h2 className={styles.title}>In the queue</h2>
        <dl className={styles.list}>
          {shortcuts.map(({ keys, what }) => [
            <dt key={`${keys} keys`} className={styles.keys}>
              {keys}
            </dt>,
            <dd key={`${keys} what`} className={styles.what}>
              {what}
            </dd>,
          ])}
        </dl>
        <p className={styles.note}>They work while a row of the queue has the focus.</p>
      </PopoverSurface>
    </Popover>
  );
}
