import {
  Button,
  makeStyles,
  MessageBar,
  MessageBarBody,
  MessageBarTitle,
  tokens,
} from "@fluentui/react-components";
import { WarningRegular } from "@fluentui/react-icons";
import { millisecondsOf, type Ruling } from "@vault-tab/contract";
import { useRuling } from "../../data/rulings.ts";
import { spanWords } from "../../ui/duration-words.ts";
import { allOf } from "../../ui/people-words.ts";
import type { Draft } from "./draft.ts";

const useStyles = makeStyles({
  offer: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    justifyContent: "space-between",
    gap: tokens.spacingHorizontalM,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    borderRadius: tokens.borderRadiusMedium,
    border: `1px dashed ${tokens.colorNeutralStroke1}`,
  },
  words: { flex: "1 1 16rem" },
});

const longestWords = ({ parts }: Ruling): string =>
  spanWords(Math.min(...parts.map(({ longest }) => millisecondsOf(longest))));

/** The way for an emergency, where a rule has one for all of this. */
export function BreakGlassOffer({ draft, onBreak }: { draft: Draft; onBreak: () => void }) {
  const styles = useStyles();
  const { secrets, role } = draft;
  const possible = role === "read" && !draft.continues;
  const { data } = useRuling(possible ? { action: "break-glass", secrets, role } : undefined);
  if (!data || data.parts.length === 0 || data.refused.length > 0) return null;
  return (
    <div className={styles.offer}>
      <span className={styles.words}>
        An emergency, and nobody there to decide? It can be opened at once for up to{" "}
        {longestWords(data)}, before everybody’s eyes.
      </span>
      <Button size="small" icon={<WarningRegular />} onClick={onBreak}>
        Break the glass…
      </Button>
    </div>
  );
}

/** What it means, said before it is done. */
export function BreakGlassWarning({ ruling }: { ruling: Ruling | undefined }) {
  const told = ruling?.parts.flatMap(({ approvers }) => approvers) ?? [];
  const people = [...new Map(told.map((one) => [one.objectId, one])).values()];
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>
        <MessageBarTitle>Only in an emergency.</MessageBarTitle>
        It opens at once. {people.length > 0 ? allOf(people) : "Every approver"} will be told, and
        one of them has to look at it and sign it off. Until then you can’t break the glass again.
      </MessageBarBody>
    </MessageBar>
  );
}
