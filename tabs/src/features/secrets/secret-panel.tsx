import { Button, makeStyles, Skeleton, SkeletonItem, tokens } from "@fluentui/react-components";
import { useSecret } from "../../data/queries.ts";
import { useSignIn } from "../../data/use-sign-in.ts";
import type { SecretKey } from "../../paths.ts";
import { troubleOf } from "../../trouble.ts";
import { kindWords } from "../../ui/kind-words.ts";
import { ProblemPage } from "../../ui/problem-message.tsx";
import { SidePanel } from "../../ui/side-panel.tsx";
import { KindIcon } from "./kind-icon.tsx";
import { SecretDetails } from "./secret-details.tsx";

const useStyles = makeStyles({
  under: {
    display: "flex",
    alignItems: "center",
    gap: tokens.spacingHorizontalXS,
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightRegular,
    lineHeight: tokens.lineHeightBase200,
  },
  waiting: { display: "grid", gap: tokens.spacingVerticalM, paddingTop: tokens.spacingVerticalM },
});

function Waiting() {
  const styles = useStyles();
  return (
    <Skeleton aria-label="The secret is being read" className={styles.waiting}>
      {Array.from({ length: 8 }, (_, index) => (
        <SkeletonItem key={index} size={16} />
      ))}
    </Skeleton>
  );
}

interface Props {
  readonly open: boolean;
  readonly secretKey: SecretKey;
  readonly onClose: () => void;
}

/** One secret beside the list. */
export function SecretPanel({ open, secretKey, onClose }: Props) {
  const styles = useStyles();
  const { data, error, refetch, isFetching, errorUpdateCount } = useSecret(secretKey);
  const { signIn, busy } = useSignIn();
  const missing = troubleOf(error).code === "not_found";
  return (
    <SidePanel
      open={open}
      title={secretKey.name}
      under={
        <span className={styles.under}>
          <KindIcon kind={secretKey.kind} />
          {kindWords[secretKey.kind]} in {secretKey.vault}
        </span>
      }
      onClose={onClose}
    >
      {data && <SecretDetails secret={data} />}
      {!data && !error && <Waiting />}
      {!data && error && (
        <ProblemPage
          key={errorUpdateCount}
          trouble={troubleOf(error)}
          busy={busy || isFetching}
          onRetry={() => void refetch()}
          onSignIn={signIn}
          more={
            <Button size="small" appearance={missing ? "primary" : "secondary"} onClick={onClose}>
              Back to the list
            </Button>
          }
        />
      )}
    </SidePanel>
  );
}
