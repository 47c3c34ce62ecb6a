import { Button, makeStyles, Skeleton, SkeletonItem, tokens } from "@fluentui/react-components";
import { HistoryRegular, SearchRegular } from "@fluentui/react-icons";
import type { AuditEntry } from "@vault-tab/contract";
import { lazy, Suspense, useCallback, useMemo, useState } from "react";
import { useAuditEntries } from "../../data/audit.ts";
import { useMe } from "../../data/me.ts";
import { mergedPeople, peopleIn, type Named } from "../../data/people-in-log.ts";
import { useSignIn } from "../../data/use-sign-in.ts";
import { useBackButton } from "../../host/use-back-button.ts";
import { troubleOf, type Trouble } from "../../trouble.ts";
import { Announcement } from "../../ui/announcement.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { localDay } from "../../ui/local-fields.ts";
import { Page } from "../../ui/page.tsx";
import { ProblemBar, ProblemPage } from "../../ui/problem-message.tsx";
import { useScreenTime } from "../../ui/time-context.ts";
import { useDebounced } from "../../ui/use-debounced.ts";
import { ActivityFilterBar } from "./activity-filter-bar.tsx";
import { EntryList } from "./entry-list.tsx";
import { ExportMenu } from "./export-menu.tsx";
import { askedOf, isFiltered, noFilters, vaultsIn } from "./filters.ts";
import { Integrity } from "./integrity.tsx";
import { ReadLogLine } from "./read-log-line.tsx";
import { useFilters } from "./use-filters.ts";

const EntryPanel = lazy(async () => {
  const { EntryPanel: Panel } = await import("./entry-panel.tsx");
  return { default: Panel };
});

const useStyles = makeStyles({
  line: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    justifyContent: "space-between",
    gap: tokens.spacingHorizontalM,
    marginTop: tokens.spacingVerticalS,
    color: tokens.colorNeutralForeground3,
  },
  waiting: { display: "grid", gap: tokens.spacingVerticalM, paddingTop: tokens.spacingVerticalM },
  more: { display: "flex", justifyContent: "center", padding: tokens.spacingVerticalM },
});

function Waiting() {
  const styles = useStyles();
  return (
    <Skeleton aria-label="The log is being read" className={styles.waiting}>
      {Array.from({ length: 8 }, (_, index) => (
        <SkeletonItem key={index} size={24} />
      ))}
    </Skeleton>
  );
}

function Nothing({ filtered, onClear }: { filtered: boolean; onClear: () => void }) {
  if (filtered) {
    return (
      <EmptyState
        icon={<SearchRegular />}
        title="Nothing like that in the log"
        actions={
          <Button appearance="primary" onClick={onClear}>
            Clear all filters
          </Button>
        }
      >
        Other words, more days or fewer filters may find it.
      </EmptyState>
    );
  }
  return (
    <EmptyState icon={<HistoryRegular />} title="Nothing yet">
      When you ask for access, decide on a request or hold an access, every step is written here.
    </EmptyState>
  );
}

/** Opened by a row; the panel closes by itself before it goes, so that the focus finds back. */
function useOpenedEntry() {
  const [entry, setEntry] = useState<AuditEntry>();
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  useBackButton(open, close);
  const show = useCallback((one: AuditEntry) => {
    setEntry(one);
    setOpen(true);
  }, []);
  return { entry, open, show, close };
}

export function ActivityPage() {
  const styles = useStyles();
  const { read } = useScreenTime();
  const [filters, setFilters] = useFilters();
  const q = useDebounced(filters.q, 250);
  const asked = useMemo(() => askedOf({ ...filters, q }), [filters, q]);
  const log = useAuditEntries(asked);
  const me = useMe().data;
  const whole = (me?.roles.length ?? 0) > 0;
  const { signIn, busy, words } = useSignIn();
  const { entry, open, show, close } = useOpenedEntry();
  const [exportTrouble, setExportTrouble] = useState<Trouble>();
  const entries = useMemo(() => log.data?.pages.flatMap(({ items }) => items) ?? [], [log.data]);
  const total = log.data?.pages[0]?.total ?? 0;
  const filtered = isFiltered(filters);
  const known = useKnown(entries);
  const count = log.data
    ? `${total.toLocaleString("en")} ${total === 1 ? "entry" : "entries"}`
    : "";

  const body = () => {
    if (!log.data && log.error) {
      return (
        <ProblemPage
          key={log.errorUpdateCount}
          trouble={troubleOf(log.error)}
          busy={busy || log.isFetching}
          onRetry={() => void log.refetch()}
          onSignIn={signIn}
          {...(words && { hint: words })}
        />
      );
    }
    if (!log.data) return <Waiting />;
    if (entries.length === 0) {
      return <Nothing filtered={filtered} onClear={() => setFilters(noFilters)} />;
    }
    return <EntryList entries={entries} onOpen={show} />;
  };

  return (
    <Page title="Activity">
      {whole ? <Integrity /> : <OwnOnly />}
      <ActivityFilterBar
        filters={filters}
        onChange={setFilters}
        people={known.people}
        vaults={known.vaults}
        whole={whole}
      />
      {(filters.topic === "reads" || filters.topic === "unexplained") && <ReadLogLine />}
      {exportTrouble && (
        <ProblemBar
          trouble={exportTrouble}
          lead="The log could not be exported."
          busy={busy}
          onRetry={() => setExportTrouble(undefined)}
          onSignIn={signIn}
        />
      )}
      {log.data && log.error && (
        <ProblemBar
          trouble={troubleOf(log.error)}
          lead="What is shown may be old."
          busy={busy || log.isFetching}
          onRetry={() => void log.refetch()}
          onSignIn={signIn}
        />
      )}
      <div className={styles.line}>
        <span>{count}</span>
        <ExportMenu filter={asked} today={localDay(read())} onDone={setExportTrouble} />
      </div>
      {body()}
      {log.hasNextPage && (
        <div className={styles.more}>
          <Button disabledFocusable={log.isFetching} onClick={() => void log.fetchNextPage()}>
            {log.isFetchingNextPage ? "One moment…" : "Show older entries"}
          </Button>
        </div>
      )}
      <Announcement text={log.isPlaceholderData ? "" : count} />
      {entry && (
        <Suspense>
          <EntryPanel
            entry={entry}
            open={open}
            onClose={close}
            onRequest={(request) => {
              setFilters({ ...noFilters, request });
              close();
            }}
          />
        </Suspense>
      )}
    </Page>
  );
}

function OwnOnly() {
  const styles = useStyles();
  return (
    <p className={styles.line}>
      What you did, asked for or may use. The whole log is seen by admins and auditors.
    </p>
  );
}

interface Known {
  readonly from: readonly AuditEntry[];
  readonly people: readonly Named[];
  readonly vaults: readonly string[];
}

/** Who and what was met so far, to choose from: a filter must not take its own choices away. */
function useKnown(entries: readonly AuditEntry[]): Known {
  const [known, setKnown] = useState<Known>({ from: [], people: [], vaults: [] });
  if (known.from !== entries) {
    setKnown({
      from: entries,
      people: mergedPeople(known.people, peopleIn(entries)),
      vaults: [...new Set([...known.vaults, ...vaultsIn(entries)])].toSorted(),
    });
  }
  return known;
}
