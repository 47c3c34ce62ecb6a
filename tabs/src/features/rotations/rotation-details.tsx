import {
  makeStyles,
  MessageBar,
  MessageBarBody,
  MessageBarTitle,
  tokens,
} from "@fluentui/react-components";
import type { Rotation } from "@vault-tab/contract";
import { secretPath } from "../../paths.ts";
import { Announcement } from "../../ui/announcement.tsx";
import { momentWords } from "../../ui/clock-words.ts";
import { Facts } from "../../ui/facts.tsx";
import { kindWords } from "../../ui/kind-words.ts";
import { rotatorTitles } from "../../ui/plan-words.ts";
import { FullTime } from "../../ui/relative-time.tsx";
import { Section } from "../../ui/section.tsx";
import { useScreenTime } from "../../ui/time-context.ts";
import { VisibleText } from "../../ui/visible-text.tsx";
import { Way } from "../../ui/way.tsx";
import { RotationActs } from "./rotation-acts.tsx";
import { RotationSteps } from "./rotation-steps.tsx";
import { progressWords, retirementWords, standWords, triggerWords } from "./rotation-words.ts";

const useStyles = makeStyles({
  root: { paddingBottom: tokens.spacingVerticalXXL },
  status: { margin: `0 0 ${tokens.spacingVerticalS}`, fontWeight: tokens.fontWeightSemibold },
  line: { margin: `0 0 ${tokens.spacingVerticalS}`, overflowWrap: "anywhere" },
  version: { fontFamily: tokens.fontFamilyMonospace, fontSize: tokens.fontSizeBase200 },
});

const intents: Partial<Record<Rotation["status"], "error" | "success">> = {
  failed: "error",
  succeeded: "success",
};

/** How it ended, how things stand with the secret, and what to do. */
function Ending({ rotation }: { rotation: Rotation }) {
  const { status, trouble } = rotation;
  const stands = standWords(rotation);
  if (trouble === undefined && stands === undefined) return null;
  return (
    <MessageBar intent={intents[status] ?? "info"} layout="multiline">
      <MessageBarBody>
        {trouble !== undefined && (
          <MessageBarTitle>
            <VisibleText text={trouble} />
          </MessageBarTitle>
        )}
        {stands !== undefined && <span>{stands}</span>}
      </MessageBarBody>
    </MessageBar>
  );
}

function OldVersion({ rotation }: { rotation: Rotation }) {
  const styles = useStyles();
  const { now, locale } = useScreenTime();
  const { retirement } = rotation;
  if (!retirement) return null;
  const words = (instant: string) => momentWords(Date.parse(instant), now, locale);
  return (
    <Section title="The old version">
      <p className={styles.line}>
        <VisibleText text={retirementWords(rotation, { now, words })} />
      </p>
      {retirement.trouble !== undefined && (
        <p className={styles.line}>
          <VisibleText text={retirement.trouble} />
        </p>
      )}
      {retirement.declared && (
        <p className={styles.line}>
          “<VisibleText text={retirement.declared.reason} />”
        </p>
      )}
    </Section>
  );
}

function About({ rotation }: { rotation: Rotation }) {
  const styles = useStyles();
  const { kind, vault, name, reason, createdAt, endedAt, oldVersion, newVersion } = rotation;
  const version = (id: string | undefined) => id && <span className={styles.version}>{id}</span>;
  return (
    <Section title="About it">
      <Facts
        facts={[
          [
            kindWords[kind],
            <Way key="secret" path={secretPath(rotation)}>
              {name} in {vault}
            </Way>,
          ],
          ["By", rotatorTitles[rotation.rotator]],
          ["Began", <FullTime key="began" instant={createdAt} />],
          ["Ended", endedAt && <FullTime instant={endedAt} />],
          ["Why", <VisibleText key="trigger" text={triggerWords(rotation)} />],
          ["Reason", reason && <VisibleText text={reason} />],
          ["New version", version(newVersion)],
          ["Version before", version(oldVersion)],
        ]}
      />
    </Section>
  );
}

/** Everything of one rotation, as it goes on. */
export function RotationDetails({ rotation }: { rotation: Rotation }) {
  const styles = useStyles();
  const words = progressWords(rotation);
  return (
    <div className={styles.root}>
      <p className={styles.status}>{words}</p>
      <Announcement text={words} />
      <Ending rotation={rotation} />
      <RotationActs rotation={rotation} />
      <Section title="Steps">
        <RotationSteps rotation={rotation} />
      </Section>
      <OldVersion rotation={rotation} />
      <About rotation={rotation} />
    </div>
  );
}
