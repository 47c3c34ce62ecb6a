import { makeStyles, MessageBar, MessageBarBody, tokens } from "@fluentui/react-components";
import type { Trouble } from "../../trouble.ts";
import { ProblemBar } from "../../ui/problem-message.tsx";
import { problemWords } from "../../ui/problem-text.ts";
import { useScreenTime } from "../../ui/time-context.ts";
import { ageWords } from "../../ui/time-words.ts";
import { HintNotice } from "./hint-notice.tsx";
import type { useSecretList } from "./use-secret-list.ts";
import { vaultTroubles } from "./vault-problems.ts";

const useStyles = makeStyles({
  root: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 1fr)",
    gap: tokens.spacingVerticalS,
    padding: `0 ${tokens.spacingHorizontalXL} ${tokens.spacingVerticalS}`,
    "@media (max-width: 680px)": {
      padding: `0 ${tokens.spacingHorizontalL} ${tokens.spacingVerticalS}`,
    },
    ":empty": { display: "none" },
  },
});

interface Props {
  readonly list: ReturnType<typeof useSecretList>;
  readonly onShowAll: () => void;
  readonly signIn: (trouble: Trouble) => void;
  readonly busy: boolean;
  readonly words: string | undefined;
}

/** What went wrong with a part, above the rest that is there. */
export function SecretNotices({ list, onShowAll, signIn, busy, words }: Props) {
  const styles = useStyles();
  const { now, locale, fromDevice } = useScreenTime();
  const common = { onRetry: list.refresh, onSignIn: signIn, busy: busy || list.refreshing };
  const age = ageWords(fromDevice(list.readAt), now, locale);
  return (
    <div className={styles.root}>
      {list.loaded && words && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{words}</MessageBarBody>
        </MessageBar>
      )}
      {list.loaded && list.trouble && (
        <ProblemBar
          key={list.attempts}
          trouble={list.trouble}
          lead={`${problemWords(list.trouble.code).title}. What you see was read ${age}.`}
          {...common}
        />
      )}
      {vaultTroubles(list.problems).map(({ words: lead, trouble }) => (
        <ProblemBar
          key={`${trouble.code}/${list.readAt}`}
          trouble={trouble}
          lead={lead}
          {...common}
        />
      ))}
      {list.unseen.length > 0 && list.secrets.length > 0 && (
        <HintNotice unseen={list.unseen} onShowAll={onShowAll} />
      )}
    </div>
  );
}
