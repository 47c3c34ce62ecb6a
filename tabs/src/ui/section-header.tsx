import { makeStyles, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";

const useStyles = makeStyles({
  header: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    gap: tokens.spacingHorizontalM,
    padding: `${tokens.spacingVerticalL} ${tokens.spacingHorizontalXL} ${tokens.spacingVerticalS}`,
    "@media (max-width: 680px)": {
      padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL} ${tokens.spacingVerticalS}`,
    },
  },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase500,
    lineHeight: tokens.lineHeightBase500,
    fontWeight: tokens.fontWeightSemibold,
  },
  count: {
    flexGrow: 1,
    color: tokens.colorNeutralForeground3,
    whiteSpace: "nowrap",
    fontVariantNumeric: "tabular-nums",
  },
});

interface Props {
  readonly title: string;
  readonly count?: string;
  readonly children: ReactNode;
}

/** The first line of a section: what it is, how much there is, and what can be done with all of it. */
export function SectionHeader({ title, count = "", children }: Props) {
  const styles = useStyles();
  return (
    <header className={styles.header}>
      <h1 className={styles.title}>{title}</h1>
      <span className={styles.count}>{count}</span>
      {children}
    </header>
  );
}
