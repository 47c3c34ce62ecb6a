import {
  makeStyles,
  MessageBar,
  MessageBarBody,
  MessageBarTitle,
  tokens,
} from "@fluentui/react-components";
import { millisecondsOf, type Ruling, type RulingPart } from "@vault-tab/contract";
import { readDuration } from "../../ui/duration-words.ts";
import { Facts } from "../../ui/facts.tsx";
import { refsWords, refWords } from "../../ui/people-words.ts";
import { useScreenTime } from "../../ui/time-context.ts";
import { VisibleText } from "../../ui/visible-text.tsx";
import type { Draft } from "./draft.ts";
import { MyAccessLink } from "./my-access-link.tsx";
import { azureWords, couldDecide, endingWords, whoWords } from "./ruling-words.ts";
import { durationText, longestOf, startOf } from "./wish.ts";

const useStyles = makeStyles({
  root: { display: "grid", gridTemplateColumns: "minmax(0, 1fr)", gap: tokens.spacingVerticalS },
  part: {
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalM}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground3,
    border: `1px solid ${tokens.colorTransparentStroke}`,
    transition: "opacity 120ms ease",
  },
  old: { opacity: 0.6 },
  title: { margin: `0 0 ${tokens.spacingVerticalS}`, fontWeight: tokens.fontWeightSemibold },
});

function usePartFacts(draft: Draft, part: RulingPart, longest: number | undefined) {
  const time = useScreenTime();
  const duration = readDuration(durationText(draft, longest));
  const automatic = part.approvals === 0;
  const start = draft.continues ? Date.parse(draft.continues.endsAt) : startOf(draft);
  const span = duration && { milliseconds: millisecondsOf(duration), start, automatic };
  return [
    // What breaking the glass means is said above, as a warning.
    ["Who decides", draft.breakGlass ? "Nobody beforehand. It opens at once" : whoWords(part)],
    ["Azure grants", azureWords(draft.role, part.secrets)],
    ["Ends", span && endingWords(span, time)],
    ["By the rule", part.rules.map(({ title }) => title).join("; ")],
  ] as const;
}

function PartView(props: { draft: Draft; part: RulingPart; title: string | undefined }) {
  const { draft, part, title } = props;
  const styles = useStyles();
  const longest = longestOf({ role: draft.role, rulesHash: "", parts: [part], refused: [] });
  const facts = usePartFacts(draft, part, longest);
  return (
    <div className={styles.part}>
      {title !== undefined && <p className={styles.title}>{title}</p>}
      <Facts facts={facts} />
    </div>
  );
}

function Undecidable({ part }: { part: RulingPart }) {
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>
        <MessageBarTitle>Not enough people could decide on this now.</MessageBarTitle>
        It takes {part.approvals} other {part.approvals === 1 ? "person" : "people"}, and there{" "}
        {part.approvers.length === 1 ? "is" : "are"} {part.approvers.length || "none"}. Ask an owner
        of the team to add another one.
      </MessageBarBody>
    </MessageBar>
  );
}

function Refused({ ruling }: { ruling: Ruling }) {
  const all = ruling.parts.length === 0;
  return ruling.refused.map(({ secret, reason }) => (
    <MessageBar
      key={`${secret.vault}/${secret.kind}/${secret.name}`}
      intent={all ? "error" : "warning"}
      layout="multiline"
    >
      <MessageBarBody>
        <MessageBarTitle>
          {all ? `You can’t ask for ${refWords(secret)}.` : `${refWords(secret)} is left out.`}
        </MessageBarTitle>
        <VisibleText text={reason} />
      </MessageBarBody>
    </MessageBar>
  ));
}

interface Props {
  readonly draft: Draft;
  readonly ruling: Ruling;
  readonly old: boolean;
  readonly onLeave: () => void;
}

/** What becomes of this wish if it is sent, before it is. */
export function RulingView({ draft, ruling, old, onLeave }: Props) {
  const styles = useStyles();
  const several = ruling.parts.length > 1;
  return (
    <div className={styles.root} aria-busy={old}>
      <Refused ruling={ruling} />
      {several && (
        <MessageBar intent="info" layout="multiline">
          <MessageBarBody>
            This is sent as {ruling.parts.length} requests: different people decide on them.
          </MessageBarBody>
        </MessageBar>
      )}
      {ruling.parts.map((part, index) => (
        <div key={index} className={styles.root}>
          {part.fallback && part.approvals > 0 && couldDecide(part) && (
            <MessageBar intent="info" layout="multiline">
              <MessageBarBody>
                Not enough of those who usually decide could do it now. The rule’s fallback
                approvers are asked as well.
              </MessageBarBody>
            </MessageBar>
          )}
          {part.before !== undefined && (
            <MessageBar intent="error" layout="multiline">
              <MessageBarBody>
                <MessageBarTitle>This can’t be asked for now.</MessageBarTitle>
                <VisibleText text={part.before} />
              </MessageBarBody>
              <MyAccessLink onLeave={onLeave} />
            </MessageBar>
          )}
          {!couldDecide(part) && <Undecidable part={part} />}
          <PartView
            draft={draft}
            part={part}
            title={several ? refsWords(part.secrets) : undefined}
          />
        </div>
      ))}
    </div>
  );
}
