import { type DatabaseFacts, inspectDatabase } from "../../../src/storage/inspect-database.ts";
import type { Check } from "../check.ts";
import { failed, type Finding, ok, unchecked } from "../finding.ts";
import type { Patient } from "../patient.ts";

/** Milliseconds beyond which a replica does not start. */
const APART = 2_000;

export const database: Check = {
  name: "database",
  title: "The database answers, is of this version, and keeps its log from the service",
  examine: async (patient) => {
    const { database: place } = patient.config;
    const about = "server" in place ? "DATABASE_URL" : "DATA_FOLDER";
    try {
      const before = patient.clock.now().getTime();
      const facts = await inspectDatabase(place);
      if (!facts) return [ok("Is made at the first start", about)];
      const findings = [...ill(facts), ...skewed(patient, facts, before)];
      return findings.length > 0
        ? findings
        : [ok("Of this version, and the log is append-only", about)];
    } catch (cause) {
      return [notReached(cause, about)];
    }
  },
};

const ill = (facts: DatabaseFacts): readonly Finding[] => [
  ...(facts.actsAsService
    ? []
    : [
        failed({
          about: "DATABASE_URL",
          found: "Its login may not act as vault_tab_service, or there is no such role",
          means: "The service does not start.",
          remedy:
            "Start the service once with MIGRATION_DATABASE_URL of the owner, then as that owner: GRANT vault_tab_service TO login; (docs/storage.md)",
        }),
      ]),
  ...(facts.missing.length > 0
    ? [
        failed({
          found: `The schema lacks ${facts.missing.join(", ")}`,
          means:
            "It is older than this program, which brings it up to date when it starts as somebody who may.",
          remedy: "Start the service once with MIGRATION_DATABASE_URL of the schema's owner.",
        }),
      ]
    : []),
  ...(facts.unknown.length > 0
    ? [
        failed({
          found: `The schema has ${facts.unknown.join(", ")}, which this program does not know`,
          means: "A newer version has been here: this one would not understand what it finds.",
          remedy:
            "Run the newer version, or restore the backup made before the upgrade (docs/operations.md).",
        }),
      ]
    : []),
  ...(facts.excess.length > 0
    ? [
        failed({
          found: `The service's role may ${facts.excess.join(", ")}`,
          means: "Whoever takes the service over could change the log that is to convict them.",
          remedy: facts.excess
            .map((one) =>
              one.replace(/^(\w+) (\w+)$/, "REVOKE $1 ON vault_tab.$2 FROM vault_tab_service;"),
            )
            .join(" "),
        }),
      ]
    : []),
];

const skewed = ({ clock }: Patient, { now }: DatabaseFacts, before: number): readonly Finding[] => {
  const at = now.getTime();
  const apart = Math.max(before - at, at - clock.now().getTime());
  if (apart <= APART) return [];
  return [
    failed({
      found: `Its clock and this machine's are ${Math.round(apart / 1000)} s apart`,
      means: "Replicas do not start: access would end at the wrong time.",
      remedy: "Let both follow a time server (timedatectl set-ntp true).",
    }),
  ];
};

const notReached = (cause: unknown, about: string): Finding => {
  const { name, code } = wordsOf(cause);
  if (name === "FolderInUse") {
    return unchecked({
      about,
      found: "The folder is in use by the service",
      means:
        "An embedded database belongs to one process at a time; the service itself looks at it when it starts.",
      remedy: "Stop the service for a moment and run this again, or use DATABASE_URL.",
    });
  }
  return failed({
    about,
    found: `Gives no connection (${code ?? name})`,
    means: "The service does not start, and a running one answers with errors.",
    remedy:
      about === "DATABASE_URL"
        ? "Try: psql \"$DATABASE_URL\" -c 'SELECT 1'; then look at the server's firewall, name, login and password or Entra administrator."
        : "Look who owns the folder, and restore the last backup if its files are damaged (docs/storage.md).",
  });
};

/** Never its message: that of a connection may hold its address and login. */
const wordsOf = (cause: unknown): { readonly name: string; readonly code?: string } => {
  if (!(cause instanceof Error)) return { name: "unknown" };
  const code = "code" in cause && typeof cause.code === "string" ? cause.code : undefined;
  return { name: cause.name, ...(code !== undefined && { code }) };
};
