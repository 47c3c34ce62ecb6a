import {
  makeStyles,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
  tokens,
} from "@fluentui/react-components";
import { ErrorCircleRegular, PersonKeyRegular } from "@fluentui/react-icons";
import type { ReactNode } from "react";
import { EmptyState } from "./empty-state.tsx";
import { ProblemActions, type ProblemProps } from "./problem-actions.tsx";
import { problemWords } from "./problem-text.ts";

const useStyles = makeStyles({
  id: {
    display: "block",
    marginTop: tokens.spacingVerticalXS,
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    overflowWrap: "anywhere",
    userSelect: "all",
  },
});

function RequestId({ id }: { id: string | undefined }) {
  const styles = useStyles();
  return id === undefined ? null : <span className={styles.id}>Request {id}</span>;
}

/** One problem above what is still shown. `lead` says what it concerns, if not everything. */
export function ProblemBar(props: ProblemProps & { readonly lead?: ReactNode }) {
  const { trouble, lead } = props;
  const { title, meaning } = problemWords(trouble.code);
  return (
    <MessageBar intent="warning">
      <MessageBarBody>
        <MessageBarTitle>{lead ?? `${title}.`}</MessageBarTitle>
        {meaning}
      </MessageBarBody>
      <MessageBarActions>
        <ProblemActions {...props} />
      </MessageBarActions>
    </MessageBar>
  );
}

/** One problem in place of everything. */
export function ProblemPage(
  props: ProblemProps & { readonly more?: ReactNode; readonly hint?: string },
) {
  const { trouble, more, hint } = props;
  const { title, meaning, next } = problemWords(trouble.code);
  const person = next === "consent" || next === "sign-in";
  return (
    <EmptyState
      alert
      icon={person ? <PersonKeyRegular /> : <ErrorCircleRegular />}
      title={title}
      actions={
        <>
          <ProblemActions {...props} />
          {more}
        </>
      }
    >
      {meaning}
      {hint && <p>{hint}</p>}
      <RequestId id={trouble.requestId} />
    </EmptyState>
  );
}
