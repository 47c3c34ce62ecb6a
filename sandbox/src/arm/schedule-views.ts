import type { Schedule, ScheduleRequest } from "../authorization/schedules.ts";
import { roleDefinitionId } from "./role-definitions.ts";

const provider = "Microsoft.Authorization";
const iso = (time: number) => new Date(time).toISOString();
const idOf = (scope: string, type: string, name: string) =>
  `${scope}/providers/${provider}/${type}/${name}`;

function named(type: string, scope: string, name: string, properties: object): unknown {
  return { properties, id: idOf(scope, type, name), name, type: `${provider}/${type}` };
}

const who = (one: Schedule | ScheduleRequest) => ({
  scope: one.scope,
  roleDefinitionId: roleDefinitionId(one.scope, one.roleId),
  principalId: one.principalId,
  principalType: one.principalType,
});

export function requestView(request: ScheduleRequest): unknown {
  const { startsAt, endsAt, duration } = request;
  return named("roleAssignmentScheduleRequests", request.scope, request.name, {
    ...who(request),
    requestType: request.requestType,
    status: request.status,
    approvalId: null,
    scheduleInfo:
      startsAt === undefined || endsAt === undefined
        ? null
        : {
            startDateTime: iso(startsAt),
            expiration: {
              type: duration === undefined ? "AfterDateTime" : "AfterDuration",
              endDateTime: duration === undefined ? iso(endsAt) : null,
              duration: duration ?? null,
            },
          },
    ticketInfo: {
      ticketNumber: request.ticketInfo?.ticketNumber ?? null,
      ticketSystem: request.ticketInfo?.ticketSystem ?? null,
    },
    justification: request.justification ?? null,
    targetRoleAssignmentScheduleId: request.scheduleName,
    targetRoleAssignmentScheduleInstanceId: null,
    linkedRoleEligibilityScheduleId: null,
    requestorId: request.requestorId,
    createdOn: request.createdOn,
    condition: null,
    conditionVersion: null,
  });
}

const times = (schedule: Schedule) => ({
  ...who(schedule),
  linkedRoleEligibilityScheduleId: null,
  assignmentType: "Assigned",
  memberType: "Direct",
  startDateTime: iso(schedule.startsAt),
  endDateTime: iso(schedule.endsAt),
  createdOn: schedule.createdOn,
  condition: null,
  conditionVersion: null,
});

export function scheduleView(schedule: Schedule): unknown {
  return named("roleAssignmentSchedules", schedule.scope, schedule.name, {
    ...times(schedule),
    status: "Provisioned",
    updatedOn: schedule.createdOn,
    roleAssignmentScheduleRequestId: idOf(
      schedule.scope,
      "roleAssignmentScheduleRequests",
      schedule.requestName,
    ),
  });
}

/** An end stands nowhere but in a schedule and its instance: a role assignment itself has none. */
export function instanceView(schedule: Schedule): unknown {
  return named("roleAssignmentScheduleInstances", schedule.scope, schedule.instanceName, {
    ...times(schedule),
    status: "Accepted",
    roleAssignmentScheduleId: idOf(schedule.scope, "roleAssignmentSchedules", schedule.name),
    originRoleAssignmentId: idOf(schedule.scope, "roleAssignments", schedule.assignmentName),
  });
}
