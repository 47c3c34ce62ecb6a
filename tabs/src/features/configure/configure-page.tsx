import {
  Checkbox,
  Field,
  Input,
  makeStyles,
  Radio,
  RadioGroup,
  Spinner,
  tokens,
} from "@fluentui/react-components";
import type { Vault } from "@vault-tab/contract";
import { useEffect, useRef, useState } from "react";
import { useVaults } from "../../data/queries.ts";
import { useSignIn } from "../../data/use-sign-in.ts";
import { readTabSettings, setTabValid, watchSave } from "../../host/teams-host.ts";
import { readVaultHint, tabUrl } from "../../paths.ts";
import { troubleOf } from "../../trouble.ts";
import { ProblemBar } from "../../ui/problem-message.tsx";

const NAME = "Vault";
/** Of a tab of ours in a channel. Deep links carry it. */
const ENTITY = "secrets";

const useStyles = makeStyles({
  page: {
    boxSizing: "border-box",
    flexGrow: 1,
    minHeight: 0,
    overflowY: "auto",
    padding: tokens.spacingHorizontalXL,
    display: "grid",
    alignContent: "start",
    gap: tokens.spacingVerticalL,
    maxWidth: "40rem",
  },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase500,
    lineHeight: tokens.lineHeightBase500,
    fontWeight: tokens.fontWeightSemibold,
  },
  quiet: { margin: 0, color: tokens.colorNeutralForeground2 },
  list: { display: "grid", paddingInlineStart: tokens.spacingHorizontalXL },
});

type Reach = "all" | "some";

/** What to keep in the tab's address: nothing for all vaults. */
function useChoice() {
  const [reach, setReach] = useState<Reach>("all");
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [name, setName] = useState(NAME);
  useEffect(() => {
    void readTabSettings().then(
      (contentUrl) => {
        const before = contentUrl ? readVaultHint(new URL(contentUrl).search) : [];
        if (before.length === 0) return;
        setReach("some");
        setChosen(before);
      },
      () => undefined,
    );
  }, []);
  const hint = reach === "all" ? [] : chosen;
  return { reach, setReach, chosen, setChosen, name, setName, hint };
}

function VaultChoice(props: {
  vaults: readonly Vault[];
  chosen: readonly string[];
  onChange: (chosen: readonly string[]) => void;
}) {
  const styles = useStyles();
  const { vaults, chosen, onChange } = props;
  // Those chosen before by somebody who sees more stay, unless they are unticked.
  const names = [...new Set([...vaults.map(({ name }) => name), ...chosen])];
  return (
    <div role="group" aria-label="Vaults" className={styles.list}>
      {names.map((name) => {
        const environment = vaults.find((vault) => vault.name === name)?.environment;
        return (
          <Checkbox
            key={name}
            label={environment ? `${name} (${environment})` : name}
            checked={chosen.includes(name)}
            onChange={(_, { checked }) =>
              onChange(checked ? [...chosen, name] : chosen.filter((other) => other !== name))
            }
          />
        );
      })}
    </div>
  );
}

export function ConfigurePage() {
  const styles = useStyles();
  const { data, error, refetch, isFetching, isPending, errorUpdateCount } = useVaults();
  const { signIn, busy } = useSignIn();
  const choice = useChoice();
  const valid = choice.reach === "all" || choice.chosen.length > 0;
  const save = useRef({ name: choice.name, hint: choice.hint });

  useEffect(() => {
    save.current = { name: choice.name, hint: choice.hint };
  }, [choice.name, choice.hint]);
  useEffect(() => setTabValid(valid), [valid]);
  useEffect(() => {
    watchSave(() => {
      const url = tabUrl(window.location.origin, save.current.hint);
      const suggestedDisplayName = save.current.name.trim() || NAME;
      return { entityId: ENTITY, contentUrl: url, websiteUrl: url, suggestedDisplayName };
    });
  }, []);

  const vaults = data?.items ?? [];
  return (
    <main className={styles.page}>
      <h1 className={styles.title}>Which vaults does this channel show?</h1>
      <p className={styles.quiet}>
        Everybody still sees only what their own rights in Azure allow. The choice opens nothing to
        anybody.
      </p>
      {isPending && !error && <Spinner size="small" label="Looking for your vaults" />}
      {error && (
        <ProblemBar
          key={errorUpdateCount}
          trouble={troubleOf(error)}
          busy={busy || isFetching}
          onRetry={() => void refetch()}
          onSignIn={signIn}
        />
      )}
      <RadioGroup
        aria-label="Vaults to show"
        value={choice.reach}
        onChange={(_, data) => choice.setReach(data.value === "some" ? "some" : "all")}
      >
        <Radio value="all" label="All vaults that each person may see" />
        <Radio
          value="some"
          label="Only these"
          disabled={vaults.length === 0 && choice.chosen.length === 0}
        />
      </RadioGroup>
      {choice.reach === "some" && (
        <VaultChoice vaults={vaults} chosen={choice.chosen} onChange={choice.setChosen} />
      )}
      {!valid && <p className={styles.quiet}>Choose at least one vault, or show all.</p>}
      {data && vaults.length === 0 && (
        <p className={styles.quiet}>
          You can’t see any vault yet, so there is none to pick here. Azure shows the metadata of
          secrets to people with the role Key Vault Reader. You can save all the same: the tab shows
          each person what is theirs.
        </p>
      )}
      <Field label="Name of the tab">
        <Input
          value={choice.name}
          maxLength={128}
          onChange={(_, data) => choice.setName(data.value)}
        />
      </Field>
    </main>
  );
}
