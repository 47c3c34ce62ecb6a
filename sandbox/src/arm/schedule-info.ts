import { z } from "zod";
import { ArmRefusal, invalidContent } from "./arm-refusal.ts";

export const scheduleInfo = z.object({
  startDateTime: z.iso.datetime({ offset: true }).nullish(),
  expiration: z.object({
    type: z.enum(["AfterDuration", "AfterDateTime", "NoExpiration"]),
    duration: z.string().nullish(),
    endDateTime: z.iso.datetime({ offset: true }).nullish(),
  }),
});

export interface Period {
  readonly startsAt: number;
  readonly endsAt: number;
  readonly duration?: string;
}

const minute = 60_000;
const day = 24 * 60 * minute;
export const shortest = 5 * minute;
/** What the policy of a role allows at first (pim-resource-roles-configure-role-settings.md: 6 months). */
const longest = 180 * day;

const pattern = /^P(?=.)(?:(\d+)D)?(?:T(?=.)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/;

function milliseconds(duration: string): number {
  const found = pattern.exec(duration);
  if (!found) throw invalidContent(`'${duration}' is not a valid duration.`);
  const [days = 0, hours = 0, minutes = 0, seconds = 0] = found
    .slice(1)
    .map((part) => Number(part ?? 0));
  return (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000;
}

/** rest/api/authorization/privileged-role-assignment-rest-sample, "common errors". */
export const policyFailed = (rule: string) =>
  new ArmRefusal(
    400,
    "RoleAssignmentRequestPolicyValidationFailed",
    `The following policy rules failed: ["${rule}"]`,
  );

/** From when to when; a start in the past, or none, is now. */
export function periodOf(asked: z.infer<typeof scheduleInfo>, now: number): Period {
  const { startDateTime, expiration } = asked;
  const startsAt = Math.max(now, startDateTime == null ? now : Date.parse(startDateTime));
  if (expiration.type === "NoExpiration") throw policyFailed("ExpirationRule");
  const { duration, endDateTime } = expiration;
  const byDuration = expiration.type === "AfterDuration";
  const given = byDuration ? duration : endDateTime;
  if (given == null)
    throw new ArmRefusal(
      400,
      "InvalidRoleAssignmentRequestSchedule",
      "The role assignment request schedule is invalid.",
    );
  const endsAt = byDuration ? startsAt + milliseconds(given) : Date.parse(given);
  const lasts = endsAt - startsAt;
  if (lasts < shortest || lasts > longest) throw policyFailed("ExpirationRule");
  return { startsAt, endsAt, ...(byDuration && { duration: given }) };
}
