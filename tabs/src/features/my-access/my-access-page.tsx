import {
  Button,
  MessageBar,
  MessageBarBody,
  Skeleton,
  SkeletonItem,
} from "@fluentui/react-components";
import { KeyMultipleRegular } from "@fluentui/react-icons";
import type { Grant } from "@vault-tab/contract";
import { useState } from "react";
import { useLocation, useSearch } from "wouter";
import { useEndable } from "../../data/grants.ts";
import { useSignIn } from "../../data/use-sign-in.ts";
import { secretsPath } from "../../paths.ts";
import { troubleOf } from "../../trouble.ts";
import { Announcement } from "../../ui/announcement.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { OpenAccessList } from "../../ui/open-access-list.tsx";
import { Page } from "../../ui/page.tsx";
import { ProblemBar, ProblemPage } from "../../ui/problem-message.tsx";
import { Section } from "../../ui/section.tsx";
import { useCardStyles } from "./card-styles.ts";
import { ForwardContext } from "./forward-context.ts";
import { GrantDialogPlace } from "./grant-dialog-place.tsx";
import { PastRequest } from "./past-request.tsx";
import { PendingRequest } from "./pending-request.tsx";
import { RunningGrant } from "./running-grant.tsx";
import { useGrantNews } from "./use-grant-news.ts";
import { useForward } from "./use-forward.ts";
import { useMyAccess } from "./use-my-access.ts";

type Access = ReturnType<typeof useMyAccess>;

/** By itself, so that a clock that ticks draws nothing else anew. */
function News({ grants }: { grants: readonly Grant[] }) {
  return <Announcement text={useGrantNews(grants)} />;
}

function Nothing() {
  const [, navigate] = useLocation();
  const search = useSearch();
  return (
    <EmptyState
      icon={<KeyMultipleRegular />}
      title="You have not asked for anything yet"
      actions={
        <Button
          appearance="primary"
          onClick={() => navigate(search ? `${secretsPath}?${search}` : secretsPath)}
        >
          Choose a secret
        </Button>
      }
    >
      Choose what you need in Secrets and ask for access. What is open, and what waits for somebody,
      stands here.
    </EmptyState>
  );
}

const none: readonly Grant[] = [];

function Lists({ access }: { access: Access }) {
  const styles = useCardStyles();
  const { running, waiting, past, lately, more } = access;
  const lateOf = Map.groupBy(lately, ({ requestId }) => requestId);
  const extensionOf = ({ id }: Grant) => waiting.find(({ continues }) => continues === id);
  return (
    <>
      {running.length > 0 && (
        <Section title="Open now">
          <ul className={styles.list}>
            {running.map((grant) => (
              <RunningGrant key={grant.id} grant={grant} extension={extensionOf(grant)} />
            ))}
          </ul>
        </Section>
      )}
      {waiting.length > 0 && (
        <Section title="Waiting for a decision">
          <ul className={styles.list}>
            {waiting.map((request) => (
              <PendingRequest key={request.id} request={request} />
            ))}
          </ul>
        </Section>
      )}
      {past.length > 0 && (
        <Section title="Before">
          <ul className={styles.list}>
            {past.map((request) => (
              <PastRequest
                key={request.id}
                request={request}
                grants={lateOf.get(request.id) ?? none}
              />
            ))}
          </ul>
        </Section>
      )}
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

function Content({ access, unknown }: { access: Access; unknown: boolean }) {
  const { signIn, busy, words } = useSignIn();
  const { loaded, error, attempts, fetching, refresh, running, waiting, past } = access;
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
      <Skeleton aria-label="Your access is being read" style={{ display: "grid", gap: "8px" }}>
        <SkeletonItem size={72} />
        <SkeletonItem size={72} />
      </Skeleton>
    );
  }
  return (
    <>
      {error && <ProblemBar key={attempts} trouble={troubleOf(error)} {...props} />}
      {unknown && (
        <MessageBar intent="info">
          <MessageBarBody>
            What the link leads to is not among your access: it may be somebody else’s.
          </MessageBarBody>
        </MessageBar>
      )}
      {running.length + waiting.length + past.length === 0 ? (
        <Nothing />
      ) : (
        <Lists access={access} />
      )}
    </>
  );
}

/** Access of others that this person may end, as whoever decides on it may. */
function OfOthers() {
  const grants = useEndable();
  const [said, setSaid] = useState("");
  return (
    <>
      {grants.length > 0 && (
        <Section title="Open for others">
          <OpenAccessList label="Access that you can end" grants={grants} onEnded={setSaid} />
        </Section>
      )}
      <Announcement text={said} />
    </>
  );
}

/** What this person may read now, has asked for, and had. */
export function MyAccessPage() {
  const access = useMyAccess();
  const { unknown, ...forward } = useForward(access);
  return (
    <Page title="My access">
      <ForwardContext value={forward}>
        <GrantDialogPlace>
          <Content access={access} unknown={unknown} />
        </GrantDialogPlace>
      </ForwardContext>
      <OfOthers />
      <News grants={access.running} />
    </Page>
  );
}
