import { Button, makeStyles, tokens, useRestoreFocusTarget } from "@fluentui/react-components";
import type { Kind, RotationPlan, RotationPlanning } from "@vault-tab/contract";
import { useApproveRotationPlan, useRotationPlanning } from "../../data/rotations.ts";
import { useSignIn } from "../../data/use-sign-in.ts";
import { rotationPath, secretPath, type SecretKey } from "../../paths.ts";
import { troubleOf } from "../../trouble.ts";
import { durationWords } from "../../ui/duration-words.ts";
import { Facts } from "../../ui/facts.tsx";
import {
  bothWork,
  cadenceWords,
  methodWords,
  retiringWords,
  windowWords,
} from "../../ui/plan-words.ts";
import { ProblemBar } from "../../ui/problem-message.tsx";
import { FullTime } from "../../ui/relative-time.tsx";
import { useRotationActs } from "../../ui/rotation-context.ts";
import { Section } from "../../ui/section.tsx";
import { VisibleText } from "../../ui/visible-text.tsx";
import { Way } from "../../ui/way.tsx";

const useStyles = makeStyles({
  root: { display: "grid", gap: tokens.spacingVerticalM, gridTemplateColumns: "minmax(0, 1fr)" },
  bar: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
  line: { margin: 0, overflowWrap: "anywhere" },
});

/** https://learn.microsoft.com/azure/role-based-access-control/built-in-roles/security */
const officers = {
  secret: "Key Vault Secrets Officer",
  certificate: "Key Vault Certificates Officer",
  key: "Key Vault Crypto Officer",
} as const satisfies Record<Kind, string>;

/** A data action that is missing comes with a role; the rest says itself what is missing. */
const whyNot = ({ kind }: RotationPlanning, reason: string): string =>
  reason.includes("Microsoft.KeyVault/")
    ? `You can’t rotate it. ${reason} The role ${officers[kind]} has it: ask the owner of the vault.`
    : reason;

function PlanFacts({ plan }: { plan: RotationPlan }) {
  const { settings, cadence, window, dueAt, overlap, changedBy, approval } = plan;
  return (
    <Facts
      facts={[
        ["New value", <VisibleText key="method" text={methodWords(settings)} />],
        ["When", cadenceWords(cadence)],
        ["Only at", window && windowWords(window)],
        ["Due", dueAt && <FullTime instant={dueAt} />],
        [bothWork[plan.kind], `${durationWords(overlap)} at least`],
        ["Old one disabled", retiringWords(plan)],
        ["Plan by", <VisibleText key="by" text={changedBy.name} />],
        [
          "Approved by",
          approval ? (
            <VisibleText text={approval.by.name} />
          ) : (
            "Nobody yet: it does not start by itself"
          ),
        ],
      ]}
    />
  );
}

function Approve({ planning, plan }: { planning: RotationPlanning; plan: RotationPlan }) {
  const approving = useApproveRotationPlan();
  const { signIn, busy } = useSignIn();
  const { vault, name, kind } = planning;
  const approve = () =>
    approving.mutate({ params: { vault, name }, body: { kind, version: plan.version } });
  return (
    <>
      <Button size="small" disabledFocusable={approving.isPending} onClick={approve}>
        {approving.isPending ? "Being approved…" : "Approve this plan"}
      </Button>
      {approving.error && (
        <ProblemBar
          trouble={troubleOf(approving.error)}
          onRetry={approve}
          onSignIn={signIn}
          busy={busy || approving.isPending}
        />
      )}
    </>
  );
}

function Acts({ planning }: { planning: RotationPlanning }) {
  const styles = useStyles();
  const returned = useRestoreFocusTarget();
  const acts = useRotationActs();
  const { plan, running } = planning;
  const action = (wanted: RotationPlanning["actions"][number]["name"]) =>
    planning.actions.find(({ name }) => name === wanted);
  const rotate = action("rotate");
  return (
    <>
      {running !== undefined && (
        <p className={styles.line}>
          It is being rotated now. <Way path={rotationPath(running)}>See how far it is</Way>
        </p>
      )}
      {running === undefined && rotate?.allowed === false && rotate.reason !== undefined && (
        <p className={styles.line}>
          {whyNot(planning, rotate.reason)}
          {rotate.reason.includes("certificate behind it") && (
            <>
              {" "}
              <Way path={secretPath({ ...planning, kind: "certificate" })}>
                Open the certificate
              </Way>
            </>
          )}
        </p>
      )}
      <div className={styles.bar}>
        {rotate?.allowed && (
          <Button
            {...returned}
            size="small"
            appearance="primary"
            onClick={() => acts.rotate(planning)}
          >
            Rotate…
          </Button>
        )}
        {action("change-plan")?.allowed && (
          <Button {...returned} size="small" onClick={() => acts.plan(planning)}>
            {plan ? "Change the plan…" : "Make a plan…"}
          </Button>
        )}
        {plan && action("approve-plan")?.allowed && <Approve planning={planning} plan={plan} />}
      </div>
    </>
  );
}

/** How the value is replaced, by whom, and the way to do it now. */
export function SecretRotation({ secretKey }: { secretKey: SecretKey }) {
  const styles = useStyles();
  const { data, error, refetch, isFetching, errorUpdateCount } = useRotationPlanning(secretKey);
  const { signIn, busy } = useSignIn();
  return (
    <Section title="Rotation">
      <div className={styles.root}>
        {!data && !error && <span>One moment…</span>}
        {!data && error && (
          <ProblemBar
            key={errorUpdateCount}
            trouble={troubleOf(error)}
            onRetry={() => void refetch()}
            onSignIn={signIn}
            busy={busy || isFetching}
          />
        )}
        {data && !data.plan && <Facts facts={[["Plan", "None yet"]]} />}
        {data?.plan && <PlanFacts plan={data.plan} />}
        {data && <Acts planning={data} />}
      </div>
    </Section>
  );
}
