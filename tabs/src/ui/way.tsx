import { makeStyles, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { Link, useSearch } from "wouter";

const useStyles = makeStyles({
  link: { color: tokens.colorBrandForegroundLink, overflowWrap: "anywhere" },
});

/** A link to another place of the tab, with the channel's hint kept. */
export function Way({ path, children }: { path: string; children: ReactNode }) {
  const styles = useStyles();
  const search = useSearch();
  return (
    <Link className={styles.link} href={search ? `${path}?${search}` : path}>
      {children}
    </Link>
  );
}
