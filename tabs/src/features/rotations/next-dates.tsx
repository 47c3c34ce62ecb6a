import { makeStyles, tokens } from "@fluentui/react-components";
import { nextRotations } from "@vault-tab/contract/next-rotations";
import type { SecretWithVersions } from "@vault-tab/contract";
import { FullTime } from "../../ui/relative-time.tsx";
import { useScreenTime } from "../../ui/time-context.ts";
import type { PlanFaults } from "./check-plan.ts";
import { timingOf, type PlanDraft } from "./plan-draft.ts";

const SHOWN = 5;

const useStyles = makeStyles({
  root: {
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalM}`,
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorTransparentStroke}`,
    backgroundColor: tokens.colorNeutralBackground3,
  },
  title: { margin: 0, fontWeight: tokens.fontWeightSemibold },
  list: { margin: `${tokens.spacingVerticalXS} 0 0`, paddingInlineStart: "1.2em" },
  line: { margin: `${tokens.spacingVerticalXS} 0 0` },
});

const newestOf = ({ versions, createdAt, expiresAt }: SecretWithVersions) => {
  const [newest = { createdAt, expiresAt }] = versions.toSorted((one, other) =>
    other.createdAt.localeCompare(one.createdAt),
  );
  return {
    createdAt: new Date(newest.createdAt),
    expiresAt: newest.expiresAt === undefined ? undefined : new Date(newest.expiresAt),
  };
};

function words(draft: PlanDraft, count: number): string | undefined {
  if (draft.when === "by-hand") return "It never begins by itself.";
  if (draft.when === "every") return undefined;
  return count === 0
    ? "It never expires, so it never becomes due."
    : "The next ones follow from when the new version expires.";
}

interface Props {
  readonly draft: PlanDraft;
  readonly faults: PlanFaults;
  readonly secret: SecretWithVersions;
}

const timing: readonly (keyof PlanDraft)[] = [
  ...(["every", "daysBefore", "time", "pattern", "windowLength", "timeZone"] as const),
];

/** When it would begin by itself, as the form stands. */
export function NextDates({ draft, faults, secret }: Props) {
  const styles = useStyles();
  const { now } = useScreenTime();
  const wrong = timing.some((name) => faults[name] !== undefined);
  const dates = wrong ? [] : nextRotations(timingOf(draft), newestOf(secret), new Date(now), SHOWN);
  const more = wrong
    ? "They stand here as soon as the times above are complete."
    : words(draft, dates.length);
  return (
    <section className={styles.root} aria-label="Next rotations">
      <h3 className={styles.title}>Next rotations</h3>
      {dates.length > 0 && (
        <ol className={styles.list}>
          {dates.map((date) => (
            <li key={date.getTime()}>
              <FullTime instant={date.toISOString()} />
            </li>
          ))}
        </ol>
      )}
      {more !== undefined && <p className={styles.line}>{more}</p>}
    </section>
  );
}
