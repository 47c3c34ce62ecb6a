import type { AccessRequest, GrantState } from "@vault-tab/contract";
import { endWords, momentWords } from "./clock-words.ts";
import { allOf, anyOf } from "./people-words.ts";

interface Time {
  readonly now: number;
  readonly locale: string;
}

const overWords = {
  expired: "Its time is over",
  revoked: "Ended by somebody else",
  returned: "Given back",
  "removed-outside": "Taken away in Azure, not by Vault Tab",
} as const;

/** How an access stands, in a few words. */
export function grantWords(grant: GrantState, { now, locale }: Time): string {
  const { status, startsAt, endsAt, because, trouble } = grant;
  switch (status) {
    case "scheduled":
      return startsAt ? `Opens ${momentWords(Date.parse(startsAt), now, locale)}` : "Opens later";
    case "provisioning":
      return trouble ? `Not open yet: ${trouble}` : "Azure is being asked…";
    case "active":
      return endsAt ? `Open until ${endWords(Date.parse(endsAt), now, locale)}` : "Open";
    case "ending":
      return "Over: Azure is taking it away";
    case "ended":
      return because ? overWords[because] : "Over";
    case "failed":
      return `Could not be opened${trouble ? `: ${trouble}` : ""}`;
  }
}

type Waiting = Pick<AccessRequest, "approvers" | "missing" | "decisions">;

/** Where a request that is still to be decided stands. */
export function waitingWords({ approvers, missing, decisions }: Waiting): string {
  const approved = decisions.filter(({ decision }) => decision === "approve").map(({ by }) => by);
  const so = approved.length > 0 ? `Approved by ${allOf(approved)}. ` : "";
  if (approvers.length === 0) return `${so}Nobody could decide on it at the moment.`;
  if (missing > 1) {
    const few = missing < approvers.length ? `${missing} of ` : "";
    return `${so}${few}${allOf(approvers)} have to approve.`;
  }
  return `${so}${anyOf(approvers)} ${approvers.length === 1 ? "decides" : "can decide"}.`;
}
