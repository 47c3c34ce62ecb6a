import { makeStyles, tokens } from "@fluentui/react-components";
import type { Grant } from "@vault-tab/contract";
import { OpenAccessList } from "../../ui/open-access-list.tsx";
import { Section } from "../../ui/section.tsx";

const useStyles = makeStyles({
  below: { padding: `0 ${tokens.spacingHorizontalXL} ${tokens.spacingVerticalXL}` },
});

interface Props {
  readonly grants: readonly Grant[];
  readonly onEnded: (words: string) => void;
}

/** What came of decisions and still runs: whoever could decide on it may end it. */
export function OpenAccess({ grants, onEnded }: Props) {
  const styles = useStyles();
  if (grants.length === 0) return null;
  return (
    <div className={styles.below}>
      <Section title="Open now">
        <OpenAccessList label="Access that you can end" grants={grants} onEnded={onEnded} />
      </Section>
    </div>
  );
}
