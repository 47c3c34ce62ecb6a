import { Button, makeStyles, Skeleton, SkeletonItem, tokens } from "@fluentui/react-components";
import { LockClosedRegular } from "@fluentui/react-icons";
import type { VaultProblem } from "@vault-tab/contract";
import { useMe } from "../../data/me.ts";
import { useSignIn } from "../../data/use-sign-in.ts";
import { useVaultChecks } from "../../data/vault-checks.ts";
import { troubleOf, type Trouble } from "../../trouble.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Page } from "../../ui/page.tsx";
import { ProblemBar, ProblemPage } from "../../ui/problem-message.tsx";
import { VaultCard } from "./vault-card.tsx";

const useStyles = makeStyles({
  list: {
    display: "grid",
    gap: tokens.spacingVerticalM,
    listStyle: "none",
    margin: `${tokens.spacingVerticalM} 0 0`,
    padding: 0,
  },
  waiting: { display: "grid", gap: tokens.spacingVerticalM, paddingTop: tokens.spacingVerticalM },
  notes: { display: "grid", gap: tokens.spacingVerticalS, marginTop: tokens.spacingVerticalM },
});

const troubleWith = ({ code, claims, retryAfter }: VaultProblem): Trouble => ({
  code,
  ...(claims !== undefined && { claims }),
  ...(retryAfter !== undefined && { retryAfter }),
});

function Waiting() {
  const styles = useStyles();
  return (
    <Skeleton aria-label="The vaults are being read" className={styles.waiting}>
      {Array.from({ length: 4 }, (_, index) => (
        <SkeletonItem key={index} size={96} />
      ))}
    </Skeleton>
  );
}

/** The vaults that this person may know of, and what is missing for granting in each. */
export function VaultsPage() {
  const styles = useStyles();
  const { data, error, refetch, isFetching, errorUpdateCount } = useVaultChecks();
  const admin = useMe().data?.roles.includes("Vault.Admin") === true;
  const { signIn, busy } = useSignIn();
  const actions = {
    busy: busy || isFetching,
    onRetry: () => void refetch(),
    onSignIn: signIn,
  };
  if (!data) {
    return (
      <Page title="Vaults">
        {error ? (
          <ProblemPage key={errorUpdateCount} trouble={troubleOf(error)} {...actions} />
        ) : (
          <Waiting />
        )}
      </Page>
    );
  }
  return (
    <Page title="Vaults">
      <div className={styles.notes}>
        {error && (
          <ProblemBar trouble={troubleOf(error)} lead="What is shown may be old." {...actions} />
        )}
        {data.problems.map((problem) => (
          <ProblemBar
            key={problem.vault ?? ""}
            trouble={troubleWith(problem)}
            lead={
              problem.vault === undefined
                ? "Some vaults did not answer."
                : `${problem.vault} did not answer.`
            }
            {...actions}
          />
        ))}
      </div>
      {data.items.length === 0 ? (
        <EmptyState
          icon={<LockClosedRegular />}
          title="No vault that you can look into"
          actions={
            <Button appearance="primary" onClick={() => void refetch()}>
              Look again
            </Button>
          }
        >
          Azure lets you list nothing in the vaults that Vault Tab watches. Ask to see one in
          Secrets, or ask whoever owns it.
        </EmptyState>
      ) : (
        <ul className={styles.list}>
          {data.items.map((vault) => (
            <VaultCard key={vault.name} vault={vault} admin={admin} />
          ))}
        </ul>
      )}
    </Page>
  );
}
