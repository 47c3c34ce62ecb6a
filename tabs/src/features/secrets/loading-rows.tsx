import { makeStyles, Skeleton, SkeletonItem, tokens } from "@fluentui/react-components";
import { narrow, useMedia } from "../../ui/use-media.ts";
import { NARROW_ROW, ROW } from "./grid-styles.ts";

const COUNT = 12;

const useStyles = makeStyles({
  root: { flexGrow: 1, minHeight: "240px", overflow: "hidden" },
  row: {
    boxSizing: "border-box",
    display: "grid",
    alignItems: "center",
    columnGap: tokens.spacingHorizontalXXL,
    gridTemplateColumns: "minmax(0, 3fr) minmax(0, 2fr) minmax(0, 1fr)",
    padding: `0 ${tokens.spacingHorizontalXL}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  placed: { position: "absolute", insetInline: 0, top: 0 },
});

function Bars({ height }: { height: number }) {
  const styles = useStyles();
  return (
    <Skeleton className={styles.row} style={{ height: `${height}px` }} aria-hidden>
      <SkeletonItem size={12} />
      <SkeletonItem size={12} />
      <SkeletonItem size={12} />
    </Skeleton>
  );
}

/** The place of the rows that are on their way. */
export function LoadingRow({ top, height }: { top: number; height: number }) {
  const styles = useStyles();
  return (
    <div
      role="row"
      aria-label="More is being read"
      className={styles.placed}
      style={{ transform: `translateY(${top}px)` }}
    >
      <span role="gridcell">
        <Bars height={height} />
      </span>
    </div>
  );
}

export function LoadingRows() {
  const styles = useStyles();
  const height = useMedia(narrow) ? NARROW_ROW : ROW;
  return (
    <div className={styles.root} role="status" aria-label="The secrets are being read">
      {Array.from({ length: COUNT }, (_, index) => (
        <Bars key={index} height={height} />
      ))}
    </div>
  );
}
