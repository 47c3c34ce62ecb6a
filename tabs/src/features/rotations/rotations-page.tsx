import { Button, Skeleton, SkeletonItem } from "@fluentui/react-components";
import { ArrowSyncRegular } from "@fluentui/react-icons";
import { useLocation, useSearch } from "wouter";
import { useSignIn } from "../../data/use-sign-in.ts";
import { useOpened } from "../../host/use-opened.ts";
import { rotationPath, rotationPattern, rotationsPath, secretsPath } from "../../paths.ts";
import { troubleOf } from "../../trouble.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Page } from "../../ui/page.tsx";
import { ProblemBar, ProblemPage } from "../../ui/problem-message.tsx";
import { Section } from "../../ui/section.tsx";
import { RotationPanel } from "./rotation-panel.tsx";
import { DueRows, RotationRows } from "./rotation-rows.tsx";
import { useRotationGroups } from "./use-rotation-groups.ts";

type Groups = ReturnType<typeof useRotationGroups>;
type Open = (id: string) => void;

function Nothing() {
  const [, navigate] = useLocation();
  const search = useSearch();
  return (
    <EmptyState
      icon={<ArrowSyncRegular />}
      title="Nothing was rotated yet"
      actions={
        <Button
          appearance="primary"
          onClick={() => navigate(search ? `${secretsPath}?${search}` : secretsPath)}
        >
          Choose a secret
        </Button>
      }
    >
      Choose a secret, say how a new value is made and how often, and rotate it. What runs, what is
      due and what went wrong stands here.
    </EmptyState>
  );
}

function Lists({ groups, onOpen }: { groups: Groups; onOpen: Open }) {
  const { running, due, failed, retiring, done, more } = groups;
  const lists = [
    { title: "Running", rotations: running },
    { title: "Failed", rotations: failed },
    { title: "Being retired", rotations: retiring },
    { title: "Done lately", rotations: done },
  ];
  const rows = (wanted: string) =>
    lists
      .filter(({ title, rotations }) => title === wanted && rotations.length > 0)
      .map(({ title, rotations }) => (
        <Section key={title} title={title}>
          <RotationRows label={title} rotations={rotations} onOpen={onOpen} />
        </Section>
      ));
  return (
    <>
      {rows("Running")}
      {due.length > 0 && (
        <Section title="Due">
          <DueRows label="Due" plans={due} />
        </Section>
      )}
      {rows("Failed")}
      {rows("Being retired")}
      {rows("Done lately")}
      {more.has && (
        <p>
          <Button disabledFocusable={more.busy} onClick={more.fetch}>
            {more.busy ? "One moment…" : "Show earlier ones"}
          </Button>
        </p>
      )}
    </>
  );
}

function Content({ groups, onOpen }: { groups: Groups; onOpen: Open }) {
  const { signIn, busy, words } = useSignIn();
  const { loaded, error, attempts, fetching, refresh } = groups;
  const { running, due, failed, retiring, done } = groups;
  const props = { onRetry: refresh, onSignIn: signIn, busy: busy || fetching };
  if (!loaded && error) {
    return (
      <ProblemPage
        key={attempts}
        trouble={troubleOf(error)}
        {...props}
        {...(words && { hint: words })}
      />
    );
  }
  if (!loaded) {
    return (
      <Skeleton aria-label="The rotations are being read" style={{ display: "grid", gap: "8px" }}>
        <SkeletonItem size={48} />
        <SkeletonItem size={48} />
      </Skeleton>
    );
  }
  const empty = [running, due, failed, retiring, done].every(({ length }) => length === 0);
  return (
    <>
      {error && <ProblemBar key={attempts} trouble={troubleOf(error)} {...props} />}
      {empty ? <Nothing /> : <Lists groups={groups} onOpen={onOpen} />}
    </>
  );
}

/** What is being replaced, is to be, went wrong, or was done, of the secrets that this person may list. */
export function RotationsPage() {
  const groups = useRotationGroups();
  const { opened, shown, open, close } = useOpened({
    pattern: rotationPattern,
    path: rotationPath,
    list: rotationsPath,
  });
  return (
    <Page title="Rotations">
      <Content groups={groups} onOpen={open} />
      {/* A panel of its own for each: one that another dialog leads to takes the focus, and is read. */}
      {shown && (
        <RotationPanel key={shown} open={opened !== undefined} id={shown} onClose={close} />
      )}
    </Page>
  );
}
