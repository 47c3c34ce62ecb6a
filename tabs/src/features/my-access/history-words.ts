import type { AccessRequest, Grant, GrantState } from "@vault-tab/contract";
import { endWords } from "../../ui/clock-words.ts";
import { grantWords } from "../../ui/grant-words.ts";

interface Time {
  readonly now: number;
  readonly locale: string;
}

const isOver = ({ status }: GrantState): boolean => status === "ended" || status === "failed";

/** What is decided and of which nothing is open or to come. */
export const isHistory = ({ status, grants }: AccessRequest): boolean =>
  status !== "pending" && grants.every(isOver);

const byName = (name: string | undefined): string => (name === undefined ? "" : ` by ${name}`);

/** How a request ended, in a line. */
export function outcomeWords(request: AccessRequest, time: Time): string {
  const { status, decisions, grants } = request;
  if (status === "declined") {
    return `Declined${byName(decisions.find(({ decision }) => decision === "decline")?.by.name)}`;
  }
  if (status === "withdrawn") return "Withdrawn by you";
  if (status === "lapsed") return "Lapsed: nobody decided in time";
  const [first, ...others] = grants;
  if (!first) return "Approved";
  if (others.length === 0) return grantWords(first, time);
  const failed = grants.filter((grant) => grant.status === "failed");
  const opened = grants.length - failed.length;
  const why = failed[0]?.trouble;
  return failed.length === 0
    ? `All ${grants.length} are over`
    : `${opened} of ${grants.length} were opened, ${failed.length} failed${why ? `: ${why}` : ""}`;
}

/** Key Vault goes by what it knew for some minutes; whoever gave something back should know it. */
export function honouredWords(grants: readonly Grant[], { now, locale }: Time): string | undefined {
  const until = Math.max(
    0,
    ...grants.map(({ honouredUntil }) => (honouredUntil ? Date.parse(honouredUntil) : 0)),
  );
  if (until <= now) return undefined;
  return `Azure has taken it away. Key Vault may still honour it until ${endWords(until, now, locale)}.`;
}

export const commentOf = ({ decisions }: AccessRequest): string | undefined =>
  decisions.find(({ decision }) => decision === "decline")?.comment;

export const hasFailed = ({ grants }: AccessRequest): boolean =>
  grants.some(({ status }) => status === "failed");
