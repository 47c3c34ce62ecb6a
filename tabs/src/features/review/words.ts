import type { AccessRequest, PersonRef } from "@vault-tab/contract";
import { durationWords } from "../../ui/duration-words.ts";
import { allOf, anyOf } from "../../ui/people-words.ts";
import { visibleString } from "../../ui/visible-characters.ts";

type Named = Pick<AccessRequest, "secrets" | "role">;

const seen = <Person extends { readonly name: string }>(people: readonly Person[]) =>
  people.map((person) => ({ ...person, name: visibleString(person.name) }));

/** "read adyen-api-key in kv-payments-prod", "see the secrets of kv-platform" */
export function wishWords({ secrets, role }: Named): string {
  const [first] = secrets;
  if (!first) return "nothing";
  const vaults = [...new Set(secrets.map(({ vault }) => vault))];
  if (role === "see") return `see which secrets there are in ${allOf(vaults.map(named))}`;
  const where = allOf(vaults.map(named));
  if (secrets.length === 1) return `read ${first.name ?? "everything"} in ${where}`;
  return `read ${first.name ?? "everything"} and ${secrets.length - 1} more in ${where}`;
}

const named = (name: string) => ({ name });

/** "for 2 hours", "for 1 hour, shortened from 2 hours" */
export function timeAsked({ duration, granted }: Pick<AccessRequest, "duration" | "granted">) {
  if (granted === undefined || granted === duration) return `for ${durationWords(duration)}`;
  return `for ${durationWords(granted)}, shortened from ${durationWords(duration)}`;
}

const times = (count: number): string => (count === 1 ? "once" : `${count} times`);

/** What this person had to do with these secrets before. */
export function historyWords({ history, requester }: Pick<AccessRequest, "history" | "requester">) {
  const who = visibleString(requester.name);
  const before =
    history.earlier === 0
      ? `${who} has never asked for this before`
      : `${who} has asked for this ${times(history.earlier)} before`;
  return history.running.length > 0 ? `${before} and has access right now` : before;
}

const approvals = (count: number): string => (count === 1 ? "1 approval" : `${count} approvals`);

/** "1 more approval needed, from Approver or Second approver" */
export function neededWords({
  missing,
  approvers,
  decisions,
}: Pick<AccessRequest, "missing" | "approvers" | "decisions">): string {
  const more =
    decisions.length > 0 ? approvals(missing).replace(" ", " more ") : approvals(missing);
  if (approvers.length === 0) return `${more} needed, and nobody is there to give it`;
  return `${more} needed, from ${anyOf(seen(approvers))}`;
}

/** "1 of 2 approvals, from Approver or Second approver" */
export const quorumWords = ({
  approved,
  approvals: wanted,
  approvers,
}: AccessRequest["quorums"][number]): string =>
  wanted === 0
    ? "No approval is asked for"
    : `${approved} of ${approvals(wanted)}, from ${anyOf(seen(approvers))}`;

/** A scope of Azure's in words: one secret, or a whole vault. */
export function scopeWords(scope: string): string {
  const [, vault, secret] = /\/vaults\/([^/]+)(?:\/secrets\/([^/]+))?$/i.exec(scope) ?? [];
  if (vault === undefined) return scope;
  return secret === undefined
    ? `the whole vault ${vault}`
    : `the secret ${secret} in the vault ${vault}`;
}

const youOr = (me: string | undefined) => (person: PersonRef) => ({
  name: person.objectId === me ? "you" : visibleString(person.name),
});

/** What became of a request on which nothing is to be decided by this person. */
export function whatHappened(request: AccessRequest, me: string | undefined): string {
  const { status, decisions, requester, signedOff, breakGlass } = request;
  const by = (wanted: "approve" | "decline") =>
    allOf(decisions.flatMap((one) => (one.decision === wanted ? [youOr(me)(one.by)] : [])));
  if (signedOff) return `Signed off by ${youOr(me)(signedOff.by).name}`;
  switch (status) {
    case "approved":
      if (breakGlass) return "Opened by breaking the glass";
      return decisions.length > 0 ? `Approved by ${by("approve")}` : "Approved by a rule";
    case "declined":
      return `Declined by ${by("decline")}`;
    case "withdrawn":
      return `Withdrawn by ${visibleString(requester.name)}`;
    case "lapsed":
      return "Lapsed: nobody decided in time";
    case "pending": {
      const mine = decisions.some((one) => one.by.objectId === me);
      if (mine) return `You approved. ${neededWords(request)}.`;
      const reason = request.actions.find(({ name }) => name === "approve")?.reason;
      return reason ?? "Other people decide on this.";
    }
  }
}

/** What others have done with a request since it was looked at. */
export function changesSince(
  before: AccessRequest,
  now: AccessRequest,
  me: string | undefined,
): readonly string[] {
  const known = new Set(before.decisions.map(({ by }) => by.objectId));
  const news = now.decisions.filter(({ by }) => !known.has(by.objectId) && by.objectId !== me);
  const words = news.map(
    ({ by, decision }) =>
      `${visibleString(by.name)} ${decision === "approve" ? "approved" : "declined"} this.`,
  );
  if (now.version !== before.version) words.push("What is asked has changed.");
  if (now.status !== before.status && ["withdrawn", "lapsed"].includes(now.status)) {
    words.push(`${whatHappened(now, me)}.`);
  }
  if (!before.signedOff && now.signedOff && now.signedOff.by.objectId !== me) {
    words.push(`${whatHappened(now, me)}.`);
  }
  return words;
}
