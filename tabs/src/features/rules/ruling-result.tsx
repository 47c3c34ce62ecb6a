import { makeStyles, tokens } from "@fluentui/react-components";
import { CheckmarkCircleRegular, DismissCircleRegular } from "@fluentui/react-icons";
import type { Ruling } from "@vault-tab/contract";
import { VisibleText } from "../../ui/visible-text.tsx";
import { partWords, placeWords, refName } from "./ruling-in-words.ts";

const useStyles = makeStyles({
  list: {
    display: "grid",
    gap: tokens.spacingVerticalM,
    listStyle: "none",
    margin: `${tokens.spacingVerticalM} 0 0`,
    padding: 0,
  },
  item: {
    display: "grid",
    gridTemplateColumns: "24px minmax(0, 1fr)",
    columnGap: tokens.spacingHorizontalS,
    padding: tokens.spacingVerticalM,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground3,
    border: `1px solid ${tokens.colorTransparentStroke}`,
    overflowWrap: "anywhere",
  },
  icon: { fontSize: "20px", lineHeight: 1.2 },
  title: { fontWeight: tokens.fontWeightSemibold },
  place: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

/** What the rules say, in words: to each wish allowed or refused, and by which rule. */
export function RulingResult({ ruling }: { ruling: Ruling }) {
  const styles = useStyles();
  return (
    <ul className={styles.list} aria-label="What the rules say">
      {ruling.parts.map((part) => (
        <li key={part.secrets.map(refName).join(" ")} className={styles.item}>
          <span className={styles.icon} aria-hidden>
            <CheckmarkCircleRegular />
          </span>
          <div>
            <div className={styles.title}>
              {part.because === undefined ? "Allowed" : "Allowed, but not as it is"}:{" "}
              {part.secrets.map(refName).join(", ")}
            </div>
            {partWords(part).map((line) => (
              <div key={line}>
                <VisibleText text={line} />
              </div>
            ))}
            <div className={styles.place}>
              <VisibleText text={part.rules.map(placeWords).join("; ")} />
            </div>
          </div>
        </li>
      ))}
      {ruling.refused.map(({ secret, reason, rule }) => (
        <li key={refName(secret)} className={styles.item}>
          <span className={styles.icon} aria-hidden>
            <DismissCircleRegular />
          </span>
          <div>
            <div className={styles.title}>Refused: {refName(secret)}</div>
            <div>
              <VisibleText text={reason} />
            </div>
            {rule && (
              <div className={styles.place}>
                <VisibleText text={placeWords(rule)} />
              </div>
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}
