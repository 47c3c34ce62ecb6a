import { millisecondsOf, type NewAccessRequest, type ProblemCode } from "@vault-tab/contract";
import type { GrantRecord } from "../grants/grant.ts";
import { durationInWords } from "../rules/duration-in-words.ts";
import type { Part } from "../rules/ruling.ts";
import { refOf } from "../rules/wished-secret.ts";
import type { AccessRequestRecord } from "./access-request.ts";
import { BREAK_IN_WORDS, leftAtAStretch } from "./continuous.ts";
import { secretKey } from "./secret-key.ts";

/** What somebody has asked for and been given, as far as it can stand against asking anew. */
export interface Past {
  readonly requests: readonly AccessRequestRecord[];
  readonly grants: readonly GrantRecord[];
}

/** A wish as it is sent, or as it is asked about beforehand. */
export interface Asking
  extends
    Pick<NewAccessRequest, "role" | "breakGlass" | "startsAt">,
    Partial<Pick<NewAccessRequest, "duration">> {
  /** The grant that it would go on from. */
  readonly continues: string | undefined;
  readonly now: Date;
  readonly shortestMs: number;
}

export interface Objection {
  readonly code: ProblemCode;
  readonly detail: string;
}

/** A part with all that stands against it: by the rules, and by what the person had before. */
export interface JudgedPart extends Part {
  readonly code?: ProblemCode;
  /** Of `because`, what the person asked for or had before; no change of the form mends it. */
  readonly before: readonly string[];
}

const DAY = 24 * 60 * 60_000;

/**
 * The one place that says what stands against a part of a wish: asked beforehand, and when it is
 * sent. It is no longer than what is left of the longest time at a stretch.
 */
export const judgedPart = (part: Part, asking: Asking, past: Past): JudgedPart => {
  const { leftMs = part.longest, tooLong, over } = stretchOf(part, asking, past);
  const before = [
    ...askedTwice(part, asking, past.requests),
    ...heldAlready(part, asking, past.grants),
    ...(asking.breakGlass ? againstBreakGlass(part, asking, past.requests) : []),
    ...over,
  ];
  const code = isUndecidable(part) ? "nobody_can_decide" : "refused_by_rules";
  const byRules = part.because.map((detail): Objection => ({ code, detail }));
  const all = [...byRules, ...before, ...tooLong];
  return {
    ...part,
    longest: Math.min(part.longest, leftMs),
    ...(all[0] && { code: all[0].code }),
    because: all.map(({ detail }) => detail),
    before: before.map(({ detail }) => detail),
  };
};

const isUndecidable = ({ approvals, approvers }: Part): boolean => approvers.length < approvals;

const keysOf = ({ secrets }: Part): ReadonlySet<string> =>
  new Set(secrets.map((one) => secretKey(refOf(one))));

/** The same wish again is told, not doubled: while one is pending … */
const askedTwice = (
  part: Part,
  { role, breakGlass = false, continues }: Asking,
  requests: Past["requests"],
): readonly Objection[] => {
  const wanted = keysOf(part);
  const twice = requests.find(
    (one) =>
      one.status === "pending" &&
      one.role === role &&
      one.breakGlass === breakGlass &&
      one.continues === continues &&
      one.secrets.some((secret) => wanted.has(secretKey(secret))),
  );
  if (!twice) return [];
  const names = twice.secrets.map(({ vault, name }) => name ?? vault).join(", ");
  const detail = `You have asked for ${names} already, and it is still to be decided.`;
  return [{ code: "already_asked", detail }];
};

/** … and while it runs. */
const heldAlready = (
  part: Part,
  { role, continues }: Asking,
  grants: Past["grants"],
): readonly Objection[] => {
  const wanted = keysOf(part);
  const open = grants.find(
    ({ status, target, secret, continues: from }) =>
      (status === "scheduled" || status === "provisioning" || status === "active") &&
      target.role === role &&
      wanted.has(secretKey(secret)) &&
      // An extension goes on from what runs; a second extension of it is the same wish again.
      (continues === undefined || from === continues),
  );
  if (!open) return [];
  const name = open.secret.name ?? open.secret.vault;
  const detail = `You have this access to ${name} already. Extend it if you need it longer.`;
  return [{ code: "already_asked", detail }];
};

/** One at a time is to be looked at, and none after somebody has just said no (DESIGN section 5). */
const againstBreakGlass = (
  part: Part,
  { now }: Asking,
  requests: Past["requests"],
): readonly Objection[] => {
  const wanted = keysOf(part);
  const unreviewed = requests.some(({ breakGlass, signedOff }) => breakGlass && !signedOff);
  const declined = requests.some(
    ({ status, decidedAt, secrets }) =>
      status === "declined" &&
      decidedAt !== undefined &&
      now.getTime() - decidedAt.getTime() < DAY &&
      secrets.some((secret) => wanted.has(secretKey(secret))),
  );
  const details = [
    ...(unreviewed
      ? ["You have broken the glass before, and nobody has signed that off yet."]
      : []),
    ...(declined ? ["Somebody declined this within the last 24 hours. Talk to them."] : []),
  ];
  return details.map((detail) => ({ code: "refused_by_rules", detail }));
};

interface Stretch {
  readonly leftMs?: number;
  readonly tooLong: readonly Objection[];
  /** Nothing is left at all. */
  readonly over: readonly Objection[];
}

const stretchOf = (part: Part, asking: Asking, { grants }: Past): Stretch => {
  const { maxContinuous } = part;
  if (maxContinuous === undefined) return { tooLong: [], over: [] };
  const { role, duration, startsAt, now, shortestMs } = asking;
  const wished = startsAt === undefined ? now : new Date(startsAt);
  // What was to begin in the past begins now.
  const start = wished < now ? now : wished;
  const lefts = part.secrets.map((secret) => {
    const key = secretKey(refOf(secret));
    const same = grants.filter(
      ({ target, secret: held }) => target.role === role && secretKey(held) === key,
    );
    return leftAtAStretch(start, maxContinuous, same);
  });
  const [least] = lefts.toSorted((one, other) => one.leftMs - other.leftMs);
  if (!least) return { tooLong: [], over: [] };
  const { leftMs, heldMs, against } = least;
  if (leftMs < shortestMs) {
    const had = `You have had this for ${durationInWords(heldMs)} at a stretch, and it may be ${durationInWords(maxContinuous)}.`;
    const detail = `${had} Ask again ${BREAK_IN_WORDS} after it has ended.`;
    return { leftMs: 0, tooLong: [], over: [{ code: "refused_by_rules", detail }] };
  }
  const detail = duration === undefined ? undefined : against(millisecondsOf(duration));
  const tooLong: readonly Objection[] =
    detail === undefined ? [] : [{ code: "refused_by_rules", detail }];
  return { leftMs, tooLong, over: [] };
};
