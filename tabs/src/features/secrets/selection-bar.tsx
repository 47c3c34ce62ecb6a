import { Button, makeStyles, tokens, useRestoreFocusTarget } from "@fluentui/react-components";
import type { SecretRef } from "@vault-tab/contract";
import { useAsk } from "../../ui/ask-context.ts";
import { narrow, useMedia } from "../../ui/use-media.ts";
import type { Selection } from "./use-selection.ts";

/** As many as one wish may hold. */
const MOST = 50;

const useStyles = makeStyles({
  root: {
    position: "sticky",
    bottom: 0,
    zIndex: 1,
    flexShrink: 0,
    display: "flex",
    alignItems: "center",
    gap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalXL}`,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
    "@media (max-width: 680px)": {
      padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL}`,
    },
  },
  words: { flexGrow: 1, display: "grid" },
  button: { flexShrink: 0 },
  hint: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3 },
});

function hintOf(keys: number, refs: number): string | undefined {
  if (refs > MOST) return `At most ${MOST} at once.`;
  if (keys === 0) return undefined;
  return refs === 0
    ? "A key has no value that could be read."
    : `Without ${keys === 1 ? "the key" : "the keys"}: a key has no value that could be read.`;
}

/** What can be done with the rows that are ticked. */
export function SelectionBar({ selection }: { selection: Selection }) {
  const styles = useStyles();
  const ask = useAsk();
  const returned = useRestoreFocusTarget();
  const size = useMedia(narrow) ? "small" : "medium";
  const { secrets, clear } = selection;
  if (secrets.length === 0) return null;
  const refs: SecretRef[] = secrets
    .filter(({ kind }) => kind !== "key")
    .map(({ vault, name, kind }) => ({ vault, name, kind }));
  const hint = hintOf(secrets.length - refs.length, refs.length);
  return (
    <div className={styles.root} role="group" aria-label="Selection">
      <span className={styles.words} role="status">
        {secrets.length} selected
        {hint !== undefined && <span className={styles.hint}>{hint}</span>}
      </span>
      <Button className={styles.button} size={size} aria-label="Clear selection" onClick={clear}>
        Clear
      </Button>
      <Button
        {...returned}
        className={styles.button}
        size={size}
        appearance="primary"
        disabledFocusable={refs.length === 0 || refs.length > MOST}
        onClick={() => ask({ secrets: refs, role: "read" }, clear)}
      >
        Ask for access
      </Button>
    </div>
  );
}
