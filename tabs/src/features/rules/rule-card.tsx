import { Badge, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import type { RuleDescription } from "@vault-tab/contract";
import { VisibleText } from "../../ui/visible-text.tsx";

const useStyles = makeStyles({
  card: {
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}`,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  head: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    gap: tokens.spacingHorizontalS,
  },
  title: { margin: 0, fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400 },
  text: { margin: `${tokens.spacingVerticalS} 0 0`, overflowWrap: "anywhere" },
  matches: { "::first-letter": { textTransform: "uppercase" } },
  list: { margin: `${tokens.spacingVerticalXS} 0 0`, paddingInlineStart: "1.2rem" },
  place: {
    margin: `${tokens.spacingVerticalS} 0 0`,
    color: tokens.colorNeutralForeground3,
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    overflowWrap: "anywhere",
  },
});

/** One rule in words, and where it stands. */
export function RuleCard({ rule }: { rule: RuleDescription }) {
  const styles = useStyles();
  const forbids = rule.effect === "forbid";
  return (
    <li className={styles.card}>
      <div className={styles.head}>
        <h3 className={styles.title}>
          <VisibleText text={rule.title} />
        </h3>
        <Badge appearance="outline" shape="rounded" color={forbids ? "danger" : "success"}>
          {forbids ? "Forbids" : "Allows"}
        </Badge>
      </div>
      <p className={mergeClasses(styles.text, styles.matches)}>
        <VisibleText text={rule.matches} />
      </p>
      {rule.obligations.length > 0 && (
        <ul className={styles.list}>
          {rule.obligations.map((obligation) => (
            <li key={obligation}>
              <VisibleText text={obligation} />
            </li>
          ))}
        </ul>
      )}
      {rule.reason !== "" && (
        <p className={styles.text}>
          Why: <VisibleText text={rule.reason} />
        </p>
      )}
      <p className={styles.place}>
        {rule.file}, line {rule.line}
      </p>
    </li>
  );
}
