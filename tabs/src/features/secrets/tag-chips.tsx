import { makeStyles, tokens } from "@fluentui/react-components";
import { VisibleText } from "../../ui/visible-text.tsx";
import { visibleString } from "../../ui/visible-characters.ts";

const SHOWN = 2;

const useStyles = makeStyles({
  root: { display: "flex", gap: tokens.spacingHorizontalXS, minWidth: 0 },
  chip: {
    flexShrink: 1,
    minWidth: "2.5rem",
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

/** The first tags of a row; all of them on hover. */
export function TagChips({ tags }: { tags: Readonly<Record<string, string>> }) {
  const styles = useStyles();
  const texts = Object.entries(tags).map(([name, value]) => tagText(name, value));
  if (texts.length === 0) return null;
  return (
    <span className={styles.root} title={texts.map(visibleString).join("\n")}>
      {texts.slice(0, SHOWN).map((text) => (
        <span key={text} className={styles.chip}>
          <VisibleText text={text} />
        </span>
      ))}
      {texts.length > SHOWN && <span className={styles.more}>+{texts.length - SHOWN}</span>}
    </span>
  );
}
