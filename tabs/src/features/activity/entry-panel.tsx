import { Button, makeStyles, tokens } from "@fluentui/react-components";
import type { AuditEntry } from "@vault-tab/contract";
import { Facts } from "../../ui/facts.tsx";
import { FullTime } from "../../ui/relative-time.tsx";
import { Section } from "../../ui/section.tsx";
import { SidePanel } from "../../ui/side-panel.tsx";
import { VisibleText } from "../../ui/visible-text.tsx";
import { ChainPlace } from "./chain-place.tsx";
import { dataFacts, textTitle, timesOf } from "./data-words.ts";
import { actorWords, entryWords } from "./entry-words.ts";

const useStyles = makeStyles({
  erased: { color: tokens.colorNeutralForeground3, fontStyle: "italic" },
  more: { marginTop: tokens.spacingVerticalM },
  written: { whiteSpace: "pre-wrap", overflowWrap: "anywhere" },
});

function Written({ texts }: { texts: AuditEntry["texts"] }) {
  const styles = useStyles();
  const facts = Object.entries(texts).map(
    ([name, text]) =>
      [
        textTitle(name),
        text === null ? (
          <span className={styles.erased}>Erased. The log proves that there was a text.</span>
        ) : (
          <span className={styles.written}>
            <VisibleText text={text} />
          </span>
        ),
      ] as const,
  );
  if (facts.length === 0) return null;
  return (
    <Section title="What was written">
      <Facts facts={facts} />
    </Section>
  );
}

interface Props {
  readonly entry: AuditEntry;
  readonly open: boolean;
  readonly onClose: () => void;
  readonly onRequest: (request: string) => void;
}

/** One entry with its place in the chain. */
export function EntryPanel({ entry, open, onClose, onRequest }: Props) {
  const styles = useStyles();
  const { actor, subject } = entry;
  const said = dataFacts(entry).map(
    ([name, value]) => [name, <VisibleText key={name} text={value} />] as const,
  );
  const { request } = subject;
  return (
    <SidePanel open={open} title={<VisibleText text={entryWords(entry)} />} onClose={onClose}>
      <Facts
        facts={[
          ["When", <FullTime key="at" instant={entry.at} />],
          ["Who", <VisibleText key="who" text={actorWords(entry)} />],
          ["Object id", actor.kind === "service" ? undefined : actor.id],
          ["Vault", subject.vault],
          ["Secret", subject.secret],
          ...timesOf(entry).map(
            ([name, at]) => [name, at && <FullTime key={name} instant={at} />] as const,
          ),
          ...said,
        ]}
      />
      {request !== undefined && (
        <Button size="small" className={styles.more} onClick={() => onRequest(request)}>
          Everything about this request
        </Button>
      )}
      <Written texts={entry.texts} />
      <ChainPlace entry={entry} />
    </SidePanel>
  );
}
