export type Row = readonly [
  name: string,
  file: string,
  find: string,
  replace: string,
  suite: string,
];

/** ARM beyond single assignments: limits, faults, roles for a time, its log. */
export const armRows: readonly Row[] = [
  [
    "ARM never runs out of calls",
    "arm/rate-limits.ts",
    "own.tokens < 1 ||",
    "own.tokens < -1 ||",
    "arm-limits",
  ],
  [
    "what ARM gives back has no end",
    "arm/rate-limits.ts",
    "Math.min(bucket.burst, (last",
    "Math.max(bucket.burst, (last",
    "arm-limits",
  ],
  [
    "the quota of role assignments is never reached",
    "arm/usage-metrics.ts",
    "< armSettings(call.world).roleAssignments) return",
    "< armSettings(call.world).roleAssignments * 9) return",
    "arm-limits",
  ],
  [
    "a late write is done at once",
    "arm/fault.ts",
    "while (now < due)",
    "while (now > due)",
    "arm-faults",
  ],
  [
    "a fault never ends by itself",
    "control/fault-list.ts",
    "if (found?.times === 1)",
    "if (found?.times === 0)",
    "arm-faults",
  ],
  [
    "a role for a time can be taken away at once",
    "arm/write-schedule-requests.ts",
    "now - schedule.startsAt < shortest",
    "now - schedule.startsAt < 0",
    "arm-schedules",
  ],
  [
    "Azure does not end what has an end",
    "authorization/role-assignments.ts",
    "endsAt !== undefined && endsAt <= now",
    "endsAt !== undefined && endsAt < 0",
    "arm-schedules",
  ],
  [
    "the activity log is never late",
    "arm/read-activity-log.ts",
    "Date.parse(entry.submitted) <= now",
    "Date.parse(entry.at) <= now",
    "arm-activity-log",
  ],
];
