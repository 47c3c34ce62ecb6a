import { makeStyles, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { VisibleText } from "./visible-text.tsx";

const useStyles = makeStyles({
  list: {
    display: "grid",
    gridTemplateColumns: "minmax(7rem, max-content) minmax(0, 1fr)",
    columnGap: tokens.spacingHorizontalL,
    rowGap: tokens.spacingVerticalSNudge,
    margin: 0,
    "@media (max-width: 360px)": { gridTemplateColumns: "minmax(0, 1fr)", rowGap: 0 },
  },
  name: { color: tokens.colorNeutralForeground3 },
  value: {
    margin: 0,
    overflowWrap: "anywhere",
    "@media (max-width: 360px)": { marginBottom: tokens.spacingVerticalS },
  },
});

/** Names and what they stand for; a pair without a value is left out. */
export function Facts({
  facts,
}: {
  facts: readonly (readonly [name: string, value: ReactNode])[];
}) {
  const styles = useStyles();
  return (
    <dl className={styles.list}>
      {facts
        .filter(([, value]) => value !== undefined)
        .map(([name, value]) => [
          <dt key={`${name} name`} className={styles.name}>
            <VisibleText text={name} />
          </dt>,
          <dd key={`${name} value`} className={styles.value}>
            {value}
          </dd>,
        ])}
    </dl>
  );
}
