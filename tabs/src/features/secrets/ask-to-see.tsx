import {
  Button,
  Field,
  Input,
  makeStyles,
  tokens,
  useRestoreFocusTarget,
} from "@fluentui/react-components";
import { VaultName } from "@vault-tab/contract";
import { useState, type FormEvent } from "react";
import { safeParse } from "../../data/parsing.ts";
import { useRuling } from "../../data/rulings.ts";
import { useAsk } from "../../ui/ask-context.ts";
import { anyOf } from "../../ui/people-words.ts";
import { VisibleText } from "../../ui/visible-text.tsx";

const useStyles = makeStyles({
  root: {
    display: "grid",
    justifyItems: "center",
    gap: tokens.spacingVerticalS,
    paddingTop: tokens.spacingVerticalM,
  },
  one: { display: "grid", justifyItems: "center", gap: tokens.spacingVerticalXS },
  text: { margin: 0 },
  form: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "flex-end",
    justifyContent: "center",
    gap: tokens.spacingHorizontalS,
    textAlign: "start",
  },
});

/** What the rules say to this wish, and the way to it where they allow it. */
function OneVault({ vault }: { vault: string }) {
  const styles = useStyles();
  const ask = useAsk();
  const returned = useRestoreFocusTarget();
  const { data, isPending } = useRuling({
    action: "request-access",
    secrets: [{ vault }],
    role: "see",
  });
  const part = data?.parts[0];
  if (isPending) return <p className={styles.text}>The rules are being asked about {vault}…</p>;
  if (!part) {
    // Without a rule to name, it is not told whether there is such a vault.
    const refused = data?.refused[0];
    return (
      <p className={styles.text}>
        {refused?.rule ? (
          <>
            You can’t ask to see {vault}. <VisibleText text={refused.reason} />
          </>
        ) : (
          `There is no ${vault} that you could ask to see. Check its name, or ask its owner.`
        )}
      </p>
    );
  }
  const words =
    part.approvals === 0
      ? "A rule approves it at once."
      : `Decided by ${part.approvers.length > 0 ? anyOf(part.approvers) : "nobody at the moment"}.`;
  return (
    <div className={styles.one}>
      <Button
        {...returned}
        appearance="primary"
        onClick={() => ask({ secrets: [{ vault }], role: "see" })}
      >
        Ask to see {vault}
      </Button>
      <p className={styles.text}>{words}</p>
    </div>
  );
}

/** For a vault whose name one knows from elsewhere. */
function AnotherVault({ onChosen }: { onChosen: (vault: string) => void }) {
  const styles = useStyles();
  const [text, setText] = useState("");
  const [fault, setFault] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const name = safeParse(VaultName, text.trim());
    setFault(!name.success);
    if (name.success) onChosen(name.data);
  };
  return (
    <form className={styles.form} noValidate onSubmit={submit}>
      <Field
        label="Do you know the name of a vault?"
        {...(fault && {
          validationState: "error",
          validationMessage: "At most 24 letters, digits and hyphens.",
        })}
      >
        <Input
          name="vault"
          autoComplete="off"
          maxLength={60}
          placeholder="Its name in Azure"
          value={text}
          onChange={(_, { value }) => setText(value)}
        />
      </Field>
      <Button type="submit">Ask to see it</Button>
    </form>
  );
}

/** Ways to the metadata of vaults that Azure does not show this person yet. */
export function AskToSee({ unseen }: { unseen: readonly string[] }) {
  const styles = useStyles();
  const [typed, setTyped] = useState<string>();
  const vaults = [...new Set([...unseen, ...(typed === undefined ? [] : [typed])])];
  return (
    <div className={styles.root}>
      {vaults.map((vault) => (
        <OneVault key={vault} vault={vault} />
      ))}
      <AnotherVault onChosen={setTyped} />
    </div>
  );
}
