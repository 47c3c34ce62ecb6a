import type { AuditEntry } from "@vault-tab/contract";

type Say = (entry: AuditEntry) => string;

const text = (value: unknown): string | undefined =>
  typeof value === "string" && value !== "" ? value : undefined;

const fact = ({ data }: AuditEntry, name: string): string | undefined => text(data[name]);

const who = ({ actor }: AuditEntry): string => {
  // A program that reads is named; Vault Tab itself has no name in the log.
  if (actor.kind === "service") return actor.name ?? "Vault Tab";
  const name = actor.name ?? actor.id;
  return actor.kind === "agent" ? `A program for ${name}` : name;
};

const requester = (entry: AuditEntry): string => fact(entry, "requesterName") ?? "somebody";
const holder = (entry: AuditEntry): string => fact(entry, "holderName") ?? "somebody";

const what = ({ subject, data }: AuditEntry): string => {
  const { secrets } = data;
  if (subject.secret !== undefined) {
    return subject.vault === undefined ? subject.secret : `${subject.secret} in ${subject.vault}`;
  }
  if (Array.isArray(secrets) && secrets.length > 1) return `${secrets.length} secrets`;
  return subject.vault === undefined ? "something" : `the vault ${subject.vault}`;
};

const because = (entry: AuditEntry): string => {
  const reason = fact(entry, "because");
  return reason === undefined ? "" : `: ${reason}`;
};

const number = (entry: AuditEntry, name: string): string => {
  const value = entry.data[name];
  return typeof value === "number" ? `#${value.toLocaleString("en")}` : "an unknown entry";
};

const endings: Readonly<Record<string, string>> = {
  expired: "its time was over",
  revoked: "it was revoked",
  returned: "it was given back",
  "removed-outside": "somebody removed it in Azure",
};

const ending: Say = (entry) => {
  const reason = fact(entry, "because");
  if (reason === "revoked")
    return `${who(entry)} revoked ${holder(entry)}’s access to ${what(entry)}`;
  if (reason === "returned") return `${holder(entry)} gave the access to ${what(entry)} back`;
  return `${holder(entry)}’s access to ${what(entry)} is being ended`;
};

const ended: Say = (entry) => {
  const reason = endings[fact(entry, "because") ?? ""];
  const words = `${holder(entry)}’s access to ${what(entry)} has ended`;
  return reason === undefined ? words : `${words}: ${reason}`;
};

const decided: Say = (entry) => {
  const verb = fact(entry, "decision") === "decline" ? "declined" : "approved";
  return `${who(entry)} ${verb} ${requester(entry)}’s request for ${what(entry)}`;
};

const checked: Say = (entry) =>
  "wrongAt" in entry.data
    ? `${who(entry)} checked the log: entry ${number(entry, "wrongAt")} is wrong`
    : `${who(entry)} checked the log: intact to ${number(entry, "intactTo")}`;

const stepWords = (entry: AuditEntry): string => {
  const step = fact(entry, "step") === "write-version" ? "writing a new version" : "a step";
  return `${step} is ${fact(entry, "was") ?? "under way"}`;
};

const words: Readonly<Record<string, Say>> = {
  "access-requested": (entry) => `${requester(entry)} asked for ${what(entry)}`,
  "access-request-refused": (entry) =>
    `${who(entry)} was refused ${what(entry)} by the rules${because(entry)}`,
  "access-request-decided": decided,
  "access-request-withdrawn": (entry) => `${who(entry)} withdrew the request for ${what(entry)}`,
  "access-request-lapsed": (entry) =>
    `Nobody decided in time on ${requester(entry)}’s request for ${what(entry)}`,
  "automatic-approval": (entry) =>
    `A rule approved ${requester(entry)}’s request for ${what(entry)}, without a person`,
  "approvals-complete": (entry) =>
    `Enough people have approved ${requester(entry)}’s request for ${what(entry)}`,
  "approval-unfounded": (entry) =>
    `The database says that ${requester(entry)}’s request for ${what(entry)} is approved, and nobody approved it`,
  "grant-scheduled": (entry) => `${holder(entry)}’s access to ${what(entry)} will begin later`,
  "grant-provisioning": (entry) => `Azure is asked to let ${holder(entry)} into ${what(entry)}`,
  "grant-opened": (entry) => `Azure lets ${holder(entry)} into ${what(entry)}`,
  "grant-failed": (entry) => `${holder(entry)}’s access to ${what(entry)} could not be opened`,
  "grant-ending": ending,
  "grant-ended": ended,
  "grant-removed-outside": (entry) =>
    `Somebody removed ${holder(entry)}’s access to ${what(entry)} in Azure`,
  "grant-extended": (entry) => `${holder(entry)}’s access to ${what(entry)} goes on`,
  "grant-alarmed": (entry) =>
    `${holder(entry)}’s access to ${what(entry)} does not end as it should`,
  "orphan-found": (entry) => `Azure allowed something on ${what(entry)} that nobody had asked for`,
  "break-glass-used": (entry) => `${requester(entry)} broke the glass for ${what(entry)}`,
  "break-glass-signed-off": (entry) =>
    `${who(entry)} signed off ${requester(entry)}’s break-glass for ${what(entry)}`,
  "rotation-started": (entry) => `${who(entry)} began to rotate ${what(entry)}`,
  "rotation-refused": (entry) => `${who(entry)} may not rotate ${what(entry)}${because(entry)}`,
  "rotation-step": (entry) => `Rotation of ${what(entry)}: ${stepWords(entry)}`,
  "rotation-succeeded": (entry) => `${what(entry)} has a new value, and it was looked at`,
  "rotation-failed": (entry) => `${what(entry)} was not rotated${because(entry)}`,
  "rotation-cancelled": (entry) => `${who(entry)} cancelled the rotation of ${what(entry)}`,
  "rotation-plan-changed": (entry) => `${who(entry)} set the rotation plan of ${what(entry)}`,
  "rotation-plan-approved": (entry) => `${who(entry)} approved the rotation plan of ${what(entry)}`,
  "rotation-plan-due": (entry) => `The next rotation of ${what(entry)} is due at another time`,
  "old-version-out-of-use": (entry) =>
    `${who(entry)} said that the old value of ${what(entry)} is out of use`,
  "old-version-kept": (entry) => `The old version of ${what(entry)} stays enabled${because(entry)}`,
  "old-version-retired": (entry) => `The old version of ${what(entry)} was disabled`,
  "secret-read": (entry) =>
    `${who(entry)} read ${what(entry)}${entry.subject.grant === undefined ? ", as a program" : ""}`,
  "unexplained-read": (entry) =>
    `${who(entry)} read ${what(entry)}, and no access from here explains it`,
  "operation-refused": (entry) =>
    `${who(entry)} tried something that is not allowed${because(entry)}`,
  "rules-loaded": () => "New rules hold",
  "rules-refused": () => "Changed rules were not taken: there is a fault in them",
  "restore-acknowledged": (entry) => `${who(entry)} let a restored database grant again`,
  "audit-exported": (entry) =>
    `${who(entry)} exported the log as ${fact(entry, "format") === "csv" ? "a table" : "JSON lines"}`,
  "checkpoint-written": (entry) => `The log was signed at entry ${number(entry, "sequence")}`,
  "audit-verified": checked,
  "text-erased": (entry) => `${who(entry)} erased what somebody had written`,
  "service-started": () => "Vault Tab was started",
};

/** What happened, in one sentence. What people call themselves is in it as they wrote it. */
export const entryWords = (entry: AuditEntry): string =>
  words[entry.type]?.(entry) ?? `${who(entry)}: ${entry.type.replaceAll("-", " ")}`;

export const actorWords = who;
