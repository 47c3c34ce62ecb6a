import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { Link } from "wouter";

const useStyles = makeStyles({
  bar: {
    display: "flex",
    gap: tokens.spacingHorizontalL,
    padding: `0 ${tokens.spacingHorizontalXL}`,
    overflowX: "auto",
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  link: {
    padding: `${tokens.spacingVerticalM} 0`,
    color: tokens.colorNeutralForeground2,
    textDecoration: "none",
    whiteSpace: "nowrap",
  },
  here: {
    color: tokens.colorNeutralForeground1,
    fontWeight: tokens.fontWeightSemibold,
    boxShadow: `inset 0 -2px 0 ${tokens.colorBrandStroke1}`,
  },
});

interface Props {
  readonly sections: readonly { readonly title: string; readonly path: string }[];
}

/** The ways between sections; there is nothing to choose while there is one. */
export function SectionTabs({ sections }: Props) {
  const styles = useStyles();
  if (sections.length < 2) return null;
  return (
    <nav className={styles.bar} aria-label="Sections">
      {sections.map(({ title, path }) => (
        <Link
          key={path}
          href={path}
          className={(active) => mergeClasses(styles.link, active && styles.here)}
        >
          {title}
        </Link>
      ))}
    </nav>
  );
}
