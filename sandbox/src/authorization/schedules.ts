import type { World } from "../world.ts";
import { findRoleAssignment, type PrincipalType } from "./role-assignments.ts";

/** A role for a time, as Privileged Identity Management keeps it. Times in milliseconds since the epoch. */
export interface Schedule {
  readonly name: string;
  readonly instanceName: string;
  /** The role assignment that PIM makes of it. */
  readonly assignmentName: string;
  readonly requestName: string;
  readonly scope: string;
  readonly roleId: string;
  readonly principalId: string;
  readonly principalType: PrincipalType;
  readonly startsAt: number;
  readonly endsAt: number;
  readonly createdOn: string;
}

export interface ScheduleRequest {
  readonly name: string;
  readonly scope: string;
  readonly roleId: string;
  readonly principalId: string;
  readonly principalType: PrincipalType;
  readonly requestType: "AdminAssign" | "AdminExtend" | "AdminUpdate" | "AdminRemove";
  readonly status: "Provisioned" | "ScheduleCreated" | "Revoked";
  readonly scheduleName: string;
  readonly startsAt?: number;
  readonly endsAt?: number;
  /** As it was asked: `PT10M`. */
  readonly duration?: string;
  readonly justification?: string;
  readonly ticketInfo?: { readonly ticketNumber?: string; readonly ticketSystem?: string };
  readonly createdOn: string;
  readonly requestorId: string;
}

const schedules = (world: World) => world.state.collection<Schedule>("role-schedules");
const requests = (world: World) =>
  world.state.collection<ScheduleRequest>("role-schedule-requests");

export function addSchedule(world: World, schedule: Schedule): void {
  schedules(world).set(schedule.name, schedule);
}

export function removeSchedule(world: World, { name }: Pick<Schedule, "name">): void {
  schedules(world).delete(name);
}

/** Those that are not over; one whose role assignment was deleted is over too. */
export function liveSchedules(world: World): readonly Schedule[] {
  const now = world.clock.now().getTime();
  return [...schedules(world).values()].filter(
    (one) =>
      one.endsAt > now &&
      (one.startsAt > now || findRoleAssignment(world, one.assignmentName) !== undefined),
  );
}

export function findRequest(world: World, name: string): ScheduleRequest | undefined {
  return requests(world).get(name.toLowerCase());
}

export function allRequests(world: World): readonly ScheduleRequest[] {
  return [...requests(world).values()];
}

export function addRequest(world: World, request: ScheduleRequest): void {
  requests(world).set(request.name, request);
}
