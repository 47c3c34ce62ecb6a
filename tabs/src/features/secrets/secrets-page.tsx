import { makeStyles } from "@fluentui/react-components";
import type { Secret } from "@vault-tab/contract";
import { lazy, Suspense, useCallback, useMemo, useState } from "react";
import { useLocation, useRoute, useSearch } from "wouter";
import { useSignIn } from "../../data/use-sign-in.ts";
import { useHost } from "../../host/host-context.ts";
import { useBackButton } from "../../host/use-back-button.ts";
import {
  readSecretKey,
  readVaultHint,
  secretPath,
  secretPattern,
  secretsPath,
} from "../../paths.ts";
import { Announcement } from "../../ui/announcement.tsx";
import { SectionHeader } from "../../ui/section-header.tsx";
import { ProblemPage } from "../../ui/problem-message.tsx";
import { useScreenTime } from "../../ui/time-context.ts";
import { EmptyList } from "./empty-list.tsx";
import { FilterBar } from "./filter-bar.tsx";
import { knownTags } from "./filter-choices.ts";
import { useFilters } from "./filter-memory.ts";
import { clearFilters } from "./filters.ts";
import { LoadingRows } from "./loading-rows.tsx";
import { RefreshButton } from "./refresh-button.tsx";
import { SecretGrid } from "./secret-grid.tsx";
import { SelectionBar } from "./selection-bar.tsx";
import { SecretNotices } from "./secret-notices.tsx";
import { useSelection } from "./use-selection.ts";
import { useStandings } from "./use-standings.ts";
import { useSecretList } from "./use-secret-list.ts";
import { countWords } from "./words.ts";

const SecretPanel = lazy(async () => {
  const { SecretPanel: Panel } = await import("./secret-panel.tsx");
  return { default: Panel };
});

const useStyles = makeStyles({
  page: { display: "flex", flexDirection: "column", flexGrow: 1, minHeight: 0, overflowY: "auto" },
});

/** The secret in the address, and the ways to another one and back to the list. */
function useOpened() {
  const [, navigate] = useLocation();
  const [, params] = useRoute(secretPattern);
  const { vault, kind, name } = params ?? {};
  const opened = useMemo(() => readSecretKey({ vault, kind, name }), [vault, kind, name]);
  const search = useSearch();
  const tail = search ? `?${search}` : "";
  const open = useCallback(
    (secret: Secret) => navigate(`${secretPath(secret)}${tail}`, { state: "from-list" }),
    [navigate, tail],
  );
  const close = useCallback(() => {
    if (window.history.state === "from-list") window.history.back();
    else navigate(`${secretsPath}${tail}`, { replace: true });
  }, [navigate, tail]);
  useBackButton(opened !== undefined, close);
  // The panel closes by itself: taken away open, it would leave the list hidden from screen readers.
  const [shown, setShown] = useState(opened);
  if (opened && opened !== shown) setShown(opened);
  return { opened, shown, open, close };
}

export function SecretsPage() {
  const styles = useStyles();
  const { place } = useHost();
  const { locale } = useScreenTime();
  const search = useSearch();
  const hint = useMemo(() => readVaultHint(search), [search]);
  const [filters, setFilters] = useFilters(place);
  const list = useSecretList(filters, hint);
  const { opened, shown, open, close } = useOpened();
  const { signIn, busy, words } = useSignIn();
  const selection = useSelection();
  const standings = useStandings();
  const [tags, setTags] = useState<readonly string[]>([]);
  const tagsNow = useMemo(() => knownTags(list.secrets), [list.secrets]);
  if (tags !== tagsNow && tagsNow.length > 0 && !list.filtered) setTags(tagsNow);

  const beyond = filters.everyVault && hint.length > 0;
  const showAll = () => setFilters({ ...filters, vaults: [], everyVault: true });
  const count = list.loaded
    ? countWords(
        { loaded: list.secrets.length, total: list.total, all: list.all, filtered: list.filtered },
        locale,
      )
    : "";
  // Where there is nothing to look through, search and filters would only be in the way.
  const empty = list.loaded ? list.secrets.length === 0 && !list.old : list.trouble !== undefined;
  const nothing = empty && !list.filtered;
  const body = () => {
    if (!list.loaded && list.trouble) {
      return (
        <ProblemPage
          key={list.attempts}
          trouble={list.trouble}
          busy={busy || list.refreshing}
          onRetry={list.refresh}
          onSignIn={signIn}
          {...(words && { hint: words })}
        />
      );
    }
    if (!list.loaded) return <LoadingRows />;
    if (list.secrets.length === 0 && !list.old) {
      return (
        <EmptyList
          filtered={list.filtered}
          onClear={() => setFilters(clearFilters(filters))}
          onRefresh={list.refresh}
          failed={list.problems.length > 0}
          anyVault={list.visible.length > 0 || !list.vaultsKnown}
          unseen={list.unseen}
          onShowAll={showAll}
        />
      );
    }
    return (
      <SecretGrid
        secrets={list.secrets}
        total={list.total}
        sort={filters.sort}
        onSort={(sort) => setFilters({ ...filters, sort })}
        opened={opened}
        onOpen={open}
        more={list.hasMore}
        onMore={list.fetchMore}
        old={list.old}
        selection={selection}
        standings={standings}
      />
    );
  };

  return (
    <main className={styles.page}>
      <SectionHeader title="Secrets" count={nothing ? "" : count}>
        <RefreshButton busy={list.refreshing} onRefresh={list.refresh} />
      </SectionHeader>
      {!nothing && (
        <FilterBar
          filters={filters}
          onChange={setFilters}
          vaults={list.visible}
          tags={tags}
          {...(beyond && { onChannelOnly: () => setFilters({ ...filters, everyVault: false }) })}
        />
      )}
      <SecretNotices list={list} onShowAll={showAll} signIn={signIn} busy={busy} words={words} />
      {body()}
      <SelectionBar selection={selection} />
      <Announcement text={list.old ? "" : count} />
      {shown && (
        <Suspense>
          <SecretPanel open={opened !== undefined} secretKey={shown} onClose={close} />
        </Suspense>
      )}
    </main>
  );
}
