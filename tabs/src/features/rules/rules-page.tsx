import { makeStyles, Skeleton, SkeletonItem, tokens } from "@fluentui/react-components";
import { DocumentQuestionMarkRegular } from "@fluentui/react-icons";
import { useRules } from "../../data/rules.ts";
import { useSignIn } from "../../data/use-sign-in.ts";
import { troubleOf } from "../../trouble.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Page } from "../../ui/page.tsx";
import { ProblemBar, ProblemPage } from "../../ui/problem-message.tsx";
import { LoadedSet } from "./loaded-set.tsx";
import { RuleCard } from "./rule-card.tsx";
import { TryIt } from "./try-it.tsx";

const useStyles = makeStyles({
  section: { marginTop: tokens.spacingVerticalXXL },
  heading: {
    margin: `0 0 ${tokens.spacingVerticalS}`,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
  },
  list: {
    display: "grid",
    gap: tokens.spacingVerticalM,
    listStyle: "none",
    margin: 0,
    padding: 0,
  },
  waiting: { display: "grid", gap: tokens.spacingVerticalM, paddingTop: tokens.spacingVerticalM },
});

function Waiting() {
  const styles = useStyles();
  return (
    <Skeleton aria-label="The rules are being read" className={styles.waiting}>
      {Array.from({ length: 6 }, (_, index) => (
        <SkeletonItem key={index} size={48} />
      ))}
    </Skeleton>
  );
}

/** The rules as they hold, in words; they are changed in their files. */
export function RulesPage() {
  const styles = useStyles();
  const { data, error, refetch, isFetching, errorUpdateCount } = useRules();
  const { signIn, busy } = useSignIn();
  const problem = error && {
    trouble: troubleOf(error),
    busy: busy || isFetching,
    onRetry: () => void refetch(),
    onSignIn: signIn,
  };
  return (
    <Page title="Rules">
      {!data && problem && <ProblemPage key={errorUpdateCount} {...problem} />}
      {!data && !problem && <Waiting />}
      {data && (
        <>
          {problem && <ProblemBar {...problem} lead="What is shown may be old." />}
          <LoadedSet rules={data} />
          <section className={styles.section}>
            <h2 className={styles.heading}>Try it</h2>
            <TryIt />
          </section>
          <section className={styles.section}>
            <h2 className={styles.heading}>
              {data.items.length === 1 ? "1 rule" : `${data.items.length} rules`}
            </h2>
            {data.items.length === 0 ? (
              <EmptyState icon={<DocumentQuestionMarkRegular />} title="There are no rules">
                Without a rule that allows it nothing is granted. Whoever runs Vault Tab writes them
                in the folder of rules.
              </EmptyState>
            ) : (
              <ul className={styles.list}>
                {data.items.map((rule) => (
                  <RuleCard key={rule.id} rule={rule} />
                ))}
              </ul>
            )}
          </section>
        </>
      )}
    </Page>
  );
}
