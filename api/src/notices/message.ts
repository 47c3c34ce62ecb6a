import type { SecretRef } from "@vault-tab/contract";
import type { GrantRecord } from "../grants/grant.ts";
import type { AccessRequestRecord } from "../requests/access-request.ts";
import type { NoticeType } from "./notice.ts";

/** What Teams shows: a template of the app's manifest with names filled in, and where a click leads. */
export interface Message {
  readonly activity: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly preview: string;
  /** The `subEntityId` of the deep link: `<section>/<id>`. */
  readonly page: string;
}

export interface Occasion {
  readonly type: NoticeType;
  readonly request: AccessRequestRecord;
  readonly grant: GrantRecord | undefined;
  readonly now: Date;
}

/**
 * Names of secrets, vaults and people, and nothing that anybody wrote: a notice is shown on locked
 * screens and kept by Teams.
 */
export const messageOf = ({ type, request, grant, now }: Occasion): Message => {
  const secret = grant ? named([grant.secret]) : named(request.secrets);
  const requester = request.requester.name;
  const decider = request.decisions.at(-1)?.by.name ?? "Nobody";
  const review = `review/${request.id}`;
  const own = `my-access/${grant?.id ?? request.id}`;
  switch (type) {
    case "to-review":
      return message("accessRequested", review, TO_DECIDE, { requester, secret });
    case "approved":
      return message("accessApproved", own, APPROVED, { decider, secret });
    case "declined":
      return message("accessDeclined", own, DECLINED, { decider, secret });
    case "lapsed":
      return message("accessLapsed", own, TO_ASK_AGAIN, { secret });
    case "opened":
      return message("accessOpened", own, OPENED, { secret });
    case "ending-soon":
      return message("accessEndingSoon", own, request.breakGlass ? TO_ASK_AGAIN : TO_EXTEND, {
        secret,
        minutes: minutesLeft(grant, now),
      });
    case "ended":
      return message("accessEnded", own, endedWords(grant), { secret });
    case "failed":
      return message("accessFailed", own, FAILED, { secret });
    case "break-glass":
      return message("breakGlassUsed", review, TO_LOOK, { requester, secret });
    case "to-sign-off":
      return message("breakGlassToSignOff", review, TO_SIGN_OFF, { requester, secret });
  }
};

const TO_DECIDE = "Open it to approve or decline.";
const TO_ASK_AGAIN = "Open it to ask again.";
const TO_EXTEND = "Open it to extend it.";
const TO_LOOK = "It is open already. Open it to see what for.";
const TO_SIGN_OFF = "Open it to sign it off.";
const APPROVED = "You are told when it is open.";
const DECLINED = "Open it to see why, and to ask again.";
const OPENED = "Open it to see how to use it, and until when.";
const FAILED = "Nothing of it is left in Azure. Open it to see why.";

const message = (
  activity: string,
  page: string,
  preview: string,
  parameters: Message["parameters"],
): Message => ({ activity, page, preview, parameters });

const named = (secrets: readonly SecretRef[]): string => {
  const [only, ...others] = secrets;
  if (!only) return "nothing";
  if (others.length === 0) return only.name ? `${only.name} in ${only.vault}` : only.vault;
  const vaults = new Set(secrets.map(({ vault }) => vault));
  const where = vaults.size === 1 ? only.vault : `${vaults.size} vaults`;
  return `${secrets.length} secrets in ${where}`;
};

const minutesLeft = (grant: GrantRecord | undefined, now: Date): string => {
  const left = Math.ceil(((grant?.endsAt?.getTime() ?? 0) - now.getTime()) / 60_000);
  return left === 1 ? "1 minute" : `${left} minutes`;
};

const endedWords = (grant: GrantRecord | undefined): string => {
  switch (grant?.because) {
    case "revoked":
      return `${grant.endedBy?.name ?? "Somebody"} ended it. ${TO_ASK_AGAIN}`;
    case "removed-outside":
      return `It was taken away in Azure. ${TO_ASK_AGAIN}`;
    case "expired":
    case "returned":
    case undefined:
      return `Its time is over. ${TO_ASK_AGAIN}`;
  }
};
