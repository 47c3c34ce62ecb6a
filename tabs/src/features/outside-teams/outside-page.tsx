import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { VaultRegular } from "@fluentui/react-icons";
import { EmptyState } from "../../ui/empty-state.tsx";

const useStyles = makeStyles({
  list: { textAlign: "start", paddingInlineStart: tokens.spacingHorizontalXL },
});

interface Props {
  /** Something frames this page that does not speak as Teams does. */
  readonly framed: boolean;
  readonly onRetry: () => void;
}

/** What a person sees who opens the address in a browser. */
export function OutsidePage({ framed, onRetry }: Props) {
  const styles = useStyles();
  return (
    <main>
      <EmptyState
        icon={<VaultRegular />}
        title={framed ? "Teams does not answer" : "Vault Tab lives in Microsoft Teams"}
        actions={
          framed ? (
            <Button appearance="primary" onClick={onRetry}>
              Try again
            </Button>
          ) : (
            <Button appearance="primary" as="a" href="https://teams.microsoft.com">
              Open Teams
            </Button>
          )
        }
      >
        It shows which Azure Key Vault secrets you may know of, never a value, and signs you in
        through Teams. To open it:
        <ol className={styles.list}>
          <li>Open Teams and go to a channel of your team.</li>
          <li>Choose the Vault tab at the top, or add it with “+”.</li>
          <li>If it is not offered, ask your Teams administrator for Vault Tab.</li>
        </ol>
      </EmptyState>
    </main>
  );
}
