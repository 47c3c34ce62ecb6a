import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { CopyRegular } from "@fluentui/react-icons";
import type { AuditEntry } from "@vault-tab/contract";
import { CopyRefused } from "../../ui/copy-refused.tsx";
import { Facts } from "../../ui/facts.tsx";
import { useHiddenStyles } from "../../ui/hidden.ts";
import { Section } from "../../ui/section.tsx";
import { useCopy } from "../../ui/use-copy.ts";

const useStyles = makeStyles({
  hash: {
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    overflowWrap: "anywhere",
    userSelect: "all",
  },
  about: {
    margin: `0 0 ${tokens.spacingVerticalS}`,
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
  },
});

function Hash({ value, what, onCopy }: { value: string; what: string; onCopy: () => void }) {
  const styles = useStyles();
  return (
    <>
      <span className={styles.hash}>{value}</span>{" "}
      <Button
        size="small"
        appearance="subtle"
        icon={<CopyRegular />}
        aria-label={`Copy ${what}`}
        onClick={onCopy}
      />
    </>
  );
}

/** Where an entry stands: every hash contains the one before, so none can be changed alone. */
export function ChainPlace({ entry }: { entry: AuditEntry }) {
  const styles = useStyles();
  const { hidden } = useHiddenStyles();
  const { state, copy, dismiss } = useCopy();
  const line = (what: string, value: string) => (
    <Hash key={what} value={value} what={what} onCopy={() => void copy(`The ${what}`, value)} />
  );
  return (
    <Section title="Its place in the chain">
      <p className={styles.about}>
        Each entry carries the hash of the one before, so none can be changed, moved or taken out
        unseen.
      </p>
      {state.kind === "refused" && (
        <CopyRefused what={state.what} text={state.text} onDismiss={dismiss} />
      )}
      <Facts
        facts={[
          ["Number", `#${entry.sequence.toLocaleString("en")}`],
          ["Hash", line("hash", entry.hash)],
          ["Hash before", line("hash before", entry.previous)],
          ["Entry id", entry.id],
        ]}
      />
      <div role="status" className={hidden}>
        {state.kind === "copied" ? `${state.what} was copied` : ""}
      </div>
    </Section>
  );
}
