import { makeStyles, tokens } from "@fluentui/react-components";
import type { AccessRequest } from "@vault-tab/contract";
import { VisibleText } from "../../ui/visible-text.tsx";
import { scopeWords, timeAsked } from "./words.ts";

const useStyles = makeStyles({
  list: { margin: 0, paddingInlineStart: tokens.spacingHorizontalL },
  nothing: { margin: `${tokens.spacingVerticalXS} 0 0`, color: tokens.colorNeutralForeground3 },
  scope: {
    display: "block",
    overflowWrap: "anywhere",
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
  },
  summary: {
    width: "fit-content",
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    cursor: "pointer",
  },
});

/** Exactly what Azure will grant: the role and where, in words, and as Azure writes it. */
export function AzureGrants({ request }: { request: AccessRequest }) {
  const styles = useStyles();
  const { azure, requester } = request;
  if (azure.length === 0) return <p>Azure could not be asked what it would grant.</p>;
  return (
    <>
      <ul className={styles.list}>
        {azure.map(({ roleName, scope }) => (
          <li key={scope}>
            <VisibleText text={requester.name} /> gets the role <strong>{roleName}</strong> on{" "}
            {scopeWords(scope)}, {timeAsked(request)} from when Azure has it.
            <details>
              <summary className={styles.summary}>Full scope</summary>
              <code className={styles.scope}>{scope}</code>
            </details>
          </li>
        ))}
      </ul>
      <p className={styles.nothing}>And nothing else.</p>
    </>
  );
}
