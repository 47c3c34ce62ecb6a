import { makeStyles, tokens } from "@fluentui/react-components";
import { VisibleText } from "../../ui/visible-text.tsx";
import { visibleString } from "../../ui/visible-characters.ts";

const SHOWN = 2;

const useStyles = makeStyles({
  root: { display: "flex", gap: tokens.spacingHorizontalXS, minWidth: 0 },
  chip: {
    flexShrink: 1,
    minWidth: "1.5rem",
    overflow: "hidden",
    textOverflow: "ellipsis",
    padding: `1px ${tokens.spacingHorizontalSNudge}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground3,
    border: `1px solid ${tokens.colorTransparentStroke}`,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  more: {
    flexShrink: 0,
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase300,
  },
});

export const tagText = (name: string, value: string): string =>
  value === "" ? name : `${name}=${value}`;

const BARE = /^(?!true$|false$|yes$|no$|none$).{3,}$/i;

/** In the little room of a row the value says more, where it can stand alone: "payments". */
const chipText = (name: string, value: string): string =>
  BARE.test(value) ? value : tagText(name, value);

/** The first tags of a row; all of them on hover. */
export function TagChips({ tags }: { tags: Readonly<Record<string, string>> }) {
  const styles = useStyles();
  const entries = Object.entries(tags);
  if (entries.length === 0) return null;
  const all = entries.map(([name, value]) => visibleString(tagText(name, value))).join("\n");
  return (
    <span className={styles.root} title={all}>
      {entries.slice(0, SHOWN).map(([name, value]) => (
        <span key={name} className={styles.chip}>
          <VisibleText text={chipText(name, value)} />
        </span>
      ))}
      {entries.length > SHOWN && <span className={styles.more}>+{entries.length - SHOWN}</span>}
    </span>
  );
}
