import {
  allRequests,
  liveSchedules,
  type Schedule,
  type ScheduleRequest,
} from "../authorization/schedules.ts";
import { principalsOf } from "../authorization/permissions.ts";
import { reaches, scopeSegments } from "../authorization/scope.ts";
import { demand, ok, type ArmCall, type ArmReply } from "./arm-call.ts";
import { ArmRefusal } from "./arm-refusal.ts";
import { instanceView, requestView, scheduleView } from "./schedule-views.ts";

interface Kind<Item> {
  readonly type: string;
  items(call: ArmCall): readonly Item[];
  nameOf(item: Item): string;
  view(item: Item): unknown;
}

const started = (call: ArmCall) => (one: Schedule) =>
  one.startsAt <= call.world.clock.now().getTime();

const kinds = {
  roleassignmentschedulerequests: {
    type: "roleAssignmentScheduleRequests",
    items: ({ world }) => allRequests(world),
    nameOf: ({ name }) => name,
    view: requestView,
  } satisfies Kind<ScheduleRequest>,
  roleassignmentschedules: {
    type: "roleAssignmentSchedules",
    items: ({ world }) => liveSchedules(world),
    nameOf: ({ name }) => name,
    view: scheduleView,
  } satisfies Kind<Schedule>,
  roleassignmentscheduleinstances: {
    type: "roleAssignmentScheduleInstances",
    items: (call) => liveSchedules(call.world).filter(started(call)),
    nameOf: ({ instanceName }) => instanceName,
    view: instanceView,
  } satisfies Kind<Schedule>,
} as const;

/** Lists and single ones of the three types; undefined for any other. */
export function readSchedules(
  call: ArmCall,
  scope: string,
  type: string,
  name: string | undefined,
): ArmReply | undefined {
  if (type === "roleassignmentschedulerequests") return read(call, kinds[type], scope, name);
  if (type === "roleassignmentschedules") return read(call, kinds[type], scope, name);
  if (type === "roleassignmentscheduleinstances") return read(call, kinds[type], scope, name);
  return undefined;
}

function read<Item extends Schedule | ScheduleRequest>(
  call: ArmCall,
  kind: Kind<Item>,
  scope: string,
  name: string | undefined,
): ArmReply {
  demand(call, `Microsoft.Authorization/${kind.type}/read`, scope);
  if (name === undefined) {
    const matches = filterOf(call, scope);
    return ok({ value: kind.items(call).filter(matches).map(kind.view), nextLink: null });
  }
  const found = kind
    .items(call)
    .find(
      (one) =>
        kind.nameOf(one) === name.toLowerCase() && one.scope.toLowerCase() === scope.toLowerCase(),
    );
  if (!found)
    throw new ArmRefusal(404, "NotFound", `The ${kind.type} '${name}' is not found at '${scope}'.`);
  return ok(kind.view(found));
}

/** `atScope()`, `principalId eq`, `assignedTo()`, `asTarget()`, `asRequestor()`, joined by `and`. */
function filterOf(call: ArmCall, scope: string): (one: Schedule | ScheduleRequest) => boolean {
  const text = call.query.get("$filter")?.trim() ?? "";
  const form =
    /^(?:atScope\(\)|as(Target|Requestor)\(\)|assignedTo\('([^']+)'\)|principalId eq '([^']+)')$/i;
  const target = scopeSegments(scope);
  const checks: ((one: Schedule | ScheduleRequest) => boolean)[] = [];
  let only = false;
  for (const part of text === "" ? [] : text.split(/\s+and\s+/i)) {
    const found = form.exec(part.trim());
    if (!found)
      throw new ArmRefusal(400, "UnsupportedQuery", `The filter '${text}' is not supported.`);
    const [, role, assignee, principal] = found;
    const mine = call.caller.objectId;
    if (role?.toLowerCase() === "target") checks.push((one) => one.principalId === mine);
    else if (role !== undefined)
      checks.push((one) => "requestorId" in one && one.requestorId === mine);
    else if (assignee !== undefined)
      checks.push((one) => principalsOf(call.world, assignee).has(one.principalId));
    else if (principal !== undefined)
      checks.push((one) => one.principalId === principal.toLowerCase());
    else only = true;
  }
  return (one) => {
    const own = scopeSegments(one.scope);
    const placed = reaches(own, target) || (!only && reaches(target, own));
    return placed && checks.every((check) => check(one));
  };
}
