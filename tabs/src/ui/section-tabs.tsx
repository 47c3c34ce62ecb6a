import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { Link, useLocation } from "wouter";
import { useSearch } from "wouter/use-browser-location";

const useStyles = makeStyles({
  bar: {
    display: "flex",
    flexShrink: 0,
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
  const [location] = useLocation();
  const search = useSearch();
  if (sections.length < 2) return null;
  return (
    <nav className={styles.bar} aria-label="Sections">
      {sections.map(({ title, path }) => {
        const here = location === path || location.startsWith(`${path}/`);
        return (
          <Link
            key={path}
            href={`${path}${search}`}
            className={mergeClasses(styles.link, here && styles.here)}
            {...(here && { "aria-current": "page" as const })}
          >
            {title}
          </Link>
        );
      })}
    </nav>
  );
}
