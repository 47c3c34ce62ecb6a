import { makeStyles, Skeleton, SkeletonItem, tokens } from "@fluentui/react-components";

const COUNT = 5;

const useStyles = makeStyles({
  row: {
    display: "grid",
    gap: tokens.spacingVerticalS,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalXL}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
});

/** The places of what is being read. */
export function LoadingQueue() {
  const styles = useStyles();
  return (
    <div role="status" aria-label="The queue is being read">
      {Array.from({ length: COUNT }, (_, index) => (
        <Skeleton key={index} className={styles.row} aria-hidden>
          <SkeletonItem size={16} />
          <SkeletonItem size={12} />
        </Skeleton>
      ))}
    </div>
  );
}
