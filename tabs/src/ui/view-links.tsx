import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { Link, useSearch } from "wouter";

const useStyles = makeStyles({
  bar: {
    display: "flex",
    gap: tokens.spacingHorizontalXS,
    padding: "2px",
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  link: {
    padding: `${tokens.spacingVerticalXXS} ${tokens.spacingHorizontalMNudge}`,
    borderRadius: tokens.borderRadiusSmall,
    color: tokens.colorNeutralForeground2,
    textDecoration: "none",
    whiteSpace: "nowrap",
    outlineOffset: "1px",
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  here: {
    backgroundColor: tokens.colorBrandBackground2,
    color: tokens.colorBrandForeground2,
    fontWeight: tokens.fontWeightSemibold,
  },
});

interface Props {
  readonly label: string;
  /** The path of the view that is shown. */
  readonly here: string;
  readonly views: readonly { readonly title: string; readonly path: string }[];
}

/** The ways between the views of one section. */
export function ViewLinks({ label, here, views }: Props) {
  const styles = useStyles();
  const search = useSearch();
  return (
    <nav className={styles.bar} aria-label={label}>
      {views.map(({ title, path }) => (
        <Link
          key={path}
          href={search ? `${path}?${search}` : path}
          className={mergeClasses(styles.link, path === here && styles.here)}
          {...(path === here && { "aria-current": "page" as const })}
        >
          {title}
        </Link>
      ))}
    </nav>
  );
}
