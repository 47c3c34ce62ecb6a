import { Gauge, type Registry } from "prom-client";
import type { Counts } from "../../ports/counts.ts";

/** What the database knows: shown as it was counted, or not at all where it can't be. */
export interface DatabaseGauges {
  show(counts: Counts, now: Date): void;
  hide(): void;
}

type Numbers = (counts: Counts) => ReadonlyMap<string, number>;
type Figure = (counts: Counts, now: Date, since: Date) => number | undefined;

/** @param since when the service began: what never was is as old as that */
export const databaseGauges = (registry: Registry, since: Date): DatabaseGauges => {
  const shown = [
    ...byLabel.map(([name, help, label, numbers]) =>
      labelled(registry, { name, help, label }, numbers),
    ),
    ...figures.map(([name, help, figure]) => single(registry, { name, help }, figure, since)),
  ];
  return {
    show: (counts, now) => shown.forEach(({ show }) => show(counts, now)),
    hide: () => shown.forEach(({ hide }) => hide()),
  };
};

const byLabel: readonly (readonly [string, string, string, Numbers])[] = [
  ["grants", "Grants by their status.", "status", ({ grants }) => grants],
  ["grants_ended", "Grants that are over.", "because", ({ grantsEnded }) => grantsEnded],
  ["access_requests", "Access requests by their status.", "status", ({ requests }) => requests],
  ["notices", "Notices of 30 days by what became of them.", "outcome", ({ notices }) => notices],
  ["rotations", "Rotations by their status.", "status", ({ rotations }) => rotations],
  [
    "alarms",
    "What stands and should not, by its kind.",
    "kind",
    ({ alarmed, orphans, unexplainedReads, chain }) =>
      new Map([
        ["access-not-ended", alarmed],
        ["orphan", orphans],
        ["unexplained-read", unexplainedReads],
        ["chain-broken", Number(chain.broken)],
      ]),
  ],
];

const age = (at: Date | undefined, now: Date, since: Date): number =>
  Math.max(0, now.getTime() - (at ?? since).getTime()) / 1000;

const figures: readonly (readonly [string, string, Figure])[] = [
  ["grants_due", "Grants that are over and not gone yet.", ({ grantsDue }) => grantsDue],
  ["grants_alarmed", "Grants that should be gone for a while.", ({ alarmed }) => alarmed],
  [
    "grants_overdue_seconds",
    "Since the end of the most overdue grant.",
    ({ overdueMs }) => overdueMs / 1000,
  ],
  [
    "access_requests_pending_seconds",
    "Age of the oldest undecided request.",
    ({ pendingMs }) => pendingMs / 1000,
  ],
  ["break_glass_to_sign_off", "Break-glass accesses without a sign-off.", (all) => all.toSignOff],
  ["notices_waiting", "Notices that are due and not sent.", (all) => all.noticesWaiting],
  [
    "notices_waiting_seconds",
    "How long the oldest of them has waited.",
    ({ noticesWaitingMs }) => noticesWaitingMs / 1000,
  ],
  [
    "rotations_waiting_seconds",
    "How long the oldest queued rotation has waited.",
    ({ rotationsWaitingMs }) => rotationsWaitingMs / 1000,
  ],
  ["audit_entries", "Where the chain of the log ends.", ({ chain }) => chain.head],
  [
    "audit_checked_seconds",
    "Since the chain was last checked.",
    ({ chain }, now, since) => age(chain.checkedAt, now, since),
  ],
  [
    "read_log_answered_seconds",
    "Since Log Analytics last answered in full.",
    ({ readLog }, now, since) => readLog && age(readLog.answeredAt, now, since),
  ],
  [
    "read_log_proven_seconds",
    "Since the last sign of life of the vault that logs the latest.",
    ({ readLog }, now, since) => readLog && age(readLog.provenTo, now, since),
  ],
];

interface Named {
  readonly name: string;
  readonly help: string;
}

const labelled = (
  registry: Registry,
  { name, help, label }: Named & { readonly label: string },
  numbers: Numbers,
): DatabaseGauges => {
  const gauge = new Gauge({
    name: `vault_tab_${name}`,
    help,
    labelNames: [label],
    registers: [registry],
  });
  return {
    show: (counts) => {
      gauge.reset();
      for (const [value, number] of numbers(counts)) gauge.set({ [label]: value }, number);
    },
    hide: () => gauge.reset(),
  };
};

const single = (
  registry: Registry,
  { name, help }: Named,
  figure: Figure,
  since: Date,
): DatabaseGauges => {
  const gauge = new Gauge({ name: `vault_tab_${name}`, help, registers: [registry] });
  gauge.remove();
  return {
    show: (counts, now) => {
      const value = figure(counts, now, since);
      if (value === undefined) gauge.remove();
      else gauge.set(value);
    },
    hide: () => gauge.remove(),
  };
};
