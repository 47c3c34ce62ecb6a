import { z } from "zod";
import {
  addRoleAssignment,
  allRoleAssignments,
  cancelRoleAssignment,
  rescheduleRoleAssignment,
} from "../authorization/role-assignments.ts";
import {
  addRequest,
  addSchedule,
  findRequest,
  liveSchedules,
  removeSchedule,
  type Schedule,
  type ScheduleRequest,
} from "../authorization/schedules.ts";
import { recordAssignment } from "./activity-log.ts";
import { demand, type ArmCall, type ArmReply } from "./arm-call.ts";
import { ArmRefusal, invalidContent } from "./arm-refusal.ts";
import { guid } from "./guid.ts";
import { periodOf, policyFailed, scheduleInfo, shortest, type Period } from "./schedule-info.ts";
import { requestView } from "./schedule-views.ts";
import { demandRoom } from "./usage-metrics.ts";
import { demandPrincipal, demandRole } from "./write-role-assignments.ts";

const ticket = z.object({ ticketNumber: z.string().nullish(), ticketSystem: z.string().nullish() });
const body = z.object({
  properties: z.object({
    roleDefinitionId: z.string(),
    principalId: z.string(),
    requestType: z.enum(["AdminAssign", "AdminExtend", "AdminUpdate", "AdminRemove"]),
    scheduleInfo: scheduleInfo.nullish(),
    justification: z.string().nullish(),
    ticketInfo: ticket.nullish(),
  }),
});

type Asked = z.infer<typeof body>["properties"];
type Subject = Pick<ScheduleRequest, "scope" | "roleId" | "principalId" | "principalType">;

export function putScheduleRequest(call: ArmCall, scope: string, name: string): ArmReply {
  if (!guid.test(name)) throw invalidContent(`The request name '${name}' must be a GUID.`);
  const parsed = body.safeParse(call.body);
  if (!parsed.success)
    throw invalidContent(
      `The request content was invalid: ${parsed.error.issues[0]?.path.join(".") ?? ""}`,
    );
  const asked = parsed.data.properties;
  demand(call, "Microsoft.Authorization/roleAssignmentScheduleRequests/write", scope);
  if (findRequest(call.world, name))
    throw new ArmRefusal(
      409,
      "RoleAssignmentScheduleRequestExists",
      "A role assignment schedule request with this name already exists.",
    );
  const subject: Subject = {
    scope,
    roleId: demandRole(asked.roleDefinitionId),
    principalId: asked.principalId.toLowerCase(),
    principalType: demandPrincipal(call, asked.principalId, undefined),
  };
  const outcome = perform(call, asked, subject, name);
  const request: ScheduleRequest = {
    ...subject,
    ...outcome,
    name: name.toLowerCase(),
    requestType: asked.requestType,
    ...(asked.justification != null && { justification: asked.justification }),
    ...(asked.ticketInfo && { ticketInfo: textsOf(asked.ticketInfo) }),
    createdOn: call.world.clock.now().toISOString(),
    requestorId: call.caller.objectId,
  };
  addRequest(call.world, request);
  return { status: 201, body: requestView(request) };
}

function perform(call: ArmCall, asked: Asked, subject: Subject, name: string): Outcome {
  if (asked.requestType === "AdminRemove") return revoke(call, subject);
  const now = call.world.clock.now().getTime();
  if (!asked.justification) throw policyFailed("JustificationRule");
  if (!asked.scheduleInfo) throw invalidContent("The request content was invalid: scheduleInfo");
  const period = periodOf(asked.scheduleInfo, now);
  return asked.requestType === "AdminAssign"
    ? assign(call, period, subject, name)
    : prolong(call, period, subject);
}

function textsOf({ ticketNumber, ticketSystem }: z.infer<typeof ticket>) {
  return {
    ...(ticketNumber != null && { ticketNumber }),
    ...(ticketSystem != null && { ticketSystem }),
  };
}

const same = (a: Omit<Subject, "principalType">, b: Subject) =>
  a.scope.toLowerCase() === b.scope.toLowerCase() &&
  a.roleId === b.roleId &&
  a.principalId === b.principalId;

type Outcome = Pick<
  ScheduleRequest,
  "status" | "scheduleName" | "startsAt" | "endsAt" | "duration"
>;

function assign(call: ArmCall, period: Period, subject: Subject, requestName: string): Outcome {
  const { world, caller } = call;
  const now = world.clock.now();
  const { startsAt, endsAt } = period;
  if (
    [...allRoleAssignments(world)].some((one) => same(one, subject)) ||
    liveSchedules(world).some((one) => same(one, subject))
  )
    throw new ArmRefusal(409, "RoleAssignmentExists", "The Role assignment already exists.");
  demandRoom(call);
  const createdOn = now.toISOString();
  const schedule: Schedule = {
    ...subject,
    startsAt,
    endsAt,
    createdOn,
    name: world.newId(),
    instanceName: world.newId(),
    assignmentName: world.newId(),
    requestName: requestName.toLowerCase(),
  };
  addSchedule(world, schedule);
  const by = caller.objectId;
  const stamps = { createdOn, updatedOn: createdOn, createdBy: by, updatedBy: by };
  const delay = startsAt - now.getTime() + world.settings.propagation;
  const made = addRoleAssignment(
    world,
    { ...subject, ...stamps, name: schedule.assignmentName, startsAt, endsAt },
    delay,
  );
  recordAssignment(call, "write", 201, made);
  const status = startsAt > now.getTime() ? "ScheduleCreated" : "Provisioned";
  return { ...period, status, scheduleName: schedule.name };
}

function demandSchedule({ world }: ArmCall, subject: Subject): Schedule {
  const found = liveSchedules(world).find((one) => same(one, subject));
  if (found) return found;
  throw new ArmRefusal(400, "RoleAssignmentDoesNotExist", "The Role assignment does not exist.");
}

/** Another end for what runs, without a gap; the times that are asked are those from now on. */
function prolong(call: ArmCall, period: Period, subject: Subject): Outcome {
  const schedule = demandSchedule(call, subject);
  const { endsAt } = period;
  addSchedule(call.world, { ...schedule, endsAt });
  rescheduleRoleAssignment(call.world, schedule.assignmentName, endsAt);
  return { ...period, status: "Provisioned", scheduleName: schedule.name };
}

/** pim-resource-roles-assign-roles.md: what was assigned less than five minutes ago cannot be removed. */
function revoke(call: ArmCall, subject: Subject): Outcome {
  const { world } = call;
  const schedule = demandSchedule(call, subject);
  const now = world.clock.now().getTime();
  if (schedule.startsAt <= now && now - schedule.startsAt < shortest)
    throw new ArmRefusal(
      400,
      "ActiveDurationTooShort",
      "The active duration is too short. The minimum required is 5 minutes.",
    );
  const gone = cancelRoleAssignment(world, schedule.assignmentName);
  if (gone) recordAssignment(call, "delete", 200, gone);
  removeSchedule(world, schedule);
  return { status: "Revoked", scheduleName: schedule.name };
}
