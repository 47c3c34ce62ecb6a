import { z } from "zod";
import type { ActivityType } from "../teams-host/teams-app.ts";
import type { Person, Team, World } from "../world.ts";
import { refuse } from "./graph-error.ts";
import { page } from "./page.ts";
import { require, type Permissions } from "./permissions.ts";
import {
  contextOf,
  presentDirectoryObject,
  presentGroup,
  presentTeamMember,
  presentUserEntity,
} from "./present.ts";

/** The app that Teams has for everybody, as its manifest tells. */
export interface InstalledApp {
  readonly teamsAppId: string;
  /** Of its registration (`webApplicationInfo`). */
  readonly clientId: string;
  readonly name: string;
  readonly activityTypes: readonly ActivityType[];
  /** Resource-specific ones that it was given with its installation. */
  readonly permissions: readonly string[];
}

export interface GraphCall {
  readonly world: World;
  readonly installed: InstalledApp;
  readonly permissions: Permissions;
  readonly query: Readonly<Record<string, unknown>>;
  readonly body: unknown;
  readonly id: string;
  /** The address of the same list, one page on. */
  nextLink(skipToken: string): string;
}

type Reply = Record<string, unknown>;

/** https://learn.microsoft.com/graph/api/user-get */
export function getMe(call: GraphCall): Reply {
  const person = signedIn(call);
  require(call.permissions, "User.Read", "User.ReadBasic.All", "User.Read.All");
  return presentUserEntity(person, call.query["$select"]);
}

export function getUser(call: GraphCall): Reply {
  const { world, permissions, id } = call;
  const person = world.directory.person(id);
  const own =
    permissions.caller.kind === "user" && person?.objectId === permissions.caller.objectId;
  const basic = beyondBasic(call.query["$select"]) ? [] : ["User.ReadBasic.All"];
  require(permissions, ...basic, "User.Read.All", ...(own ? ["User.Read"] : []));
  if (!person) throw refuse.notFound(id);
  return presentUserEntity(person, call.query["$select"]);
}

/** User.ReadBasic.All shows names and addresses only (permissions-reference.md). */
function beyondBasic(chosen: unknown): boolean {
  return typeof chosen === "string" && /\b(accountEnabled|userType)\b/.test(chosen);
}

/** https://learn.microsoft.com/graph/api/user-list-transitivememberof; no group here is in another. */
export function listGroupsOf(call: GraphCall): Reply {
  const { world, permissions, id } = call;
  require(permissions, "User.Read.All", "GroupMember.Read.All", "Group.Read.All", "Directory.Read.All");
  const person = world.directory.person(id);
  if (!person) throw refuse.notFound(id);
  const groups = world.directory.groupsOf(person.objectId).map((groupId) => {
    const team = findTeam(world, groupId);
    return { id: groupId, name: team?.name ?? `Group ${groupId}`, team: team !== undefined };
  });
  const { items, next } = page(groups, call.query);
  return {
    "@odata.context": contextOf("directoryObjects"),
    ...(next !== undefined && { "@odata.nextLink": call.nextLink(next) }),
    value: items.map((group) => presentGroup(group, call.query["$select"])),
  };
}

const groupIds = z.object({ groupIds: z.array(z.guid()) });

/** https://learn.microsoft.com/graph/api/directoryobject-checkmembergroups */
export function checkMemberGroups(call: GraphCall): Reply {
  const { permissions, world } = call;
  const person = signedIn(call);
  const readsUsers = permissions.has("User.ReadBasic.All", "User.Read.All");
  if (!permissions.has("User.Read") && !(readsUsers && permissions.has("GroupMember.Read.All")))
    throw refuse.privileges();
  const asked = groupIds.safeParse(call.body);
  if (!asked.success) throw refuse.bad("Invalid value specified for property 'groupIds'.");
  if (asked.data.groupIds.length > 20)
    throw refuse.bad("The number of values in 'groupIds' exceeds the maximum of 20.");
  const groups = world.directory.groupsOf(person.objectId);
  return {
    "@odata.context": contextOf("Collection(Edm.String)"),
    value: asked.data.groupIds.filter((id) => groups.includes(id)),
  };
}

const readsTeamMembers = ["TeamMember.Read.All", "TeamMember.ReadWrite.All"];

/** https://learn.microsoft.com/graph/api/team-list-members */
export function listTeamMembers(call: GraphCall): Reply {
  const { world, permissions, id } = call;
  const allowed =
    permissions.has(...readsTeamMembers) || permissions.hasForTeam("TeamMember.Read.Group", id);
  if (!allowed) throw refuse.teamPermissions([...readsTeamMembers, "TeamMember.Read.Group"]);
  const team = findTeam(world, id);
  if (!team) throw refuse.team(id);
  const { items, next } = page(people(world, team.members), call.query);
  const { tenantId } = world.directory;
  return {
    "@odata.context": contextOf(`teams('${id}')/members`),
    "@odata.count": items.length,
    ...(next !== undefined && { "@odata.nextLink": call.nextLink(next) }),
    value: items.map((person) => presentTeamMember(person, team, tenantId)),
  };
}

/** https://learn.microsoft.com/graph/api/group-list-owners and group-list-members */
export function listGroup(relation: "owners" | "members") {
  return (call: GraphCall): Reply => {
    const { world, permissions, id } = call;
    require(permissions, "GroupMember.Read.All", "Group.Read.All", "Directory.Read.All");
    const team = findTeam(world, id);
    if (!team) throw refuse.notFound(id);
    const readable = permissions.has("User.ReadBasic.All", "User.Read.All", "Directory.Read.All");
    const { items, next } = page(people(world, team[relation]), call.query);
    return {
      "@odata.context": contextOf("directoryObjects"),
      ...(next !== undefined && { "@odata.nextLink": call.nextLink(next) }),
      value: items.map((person) => presentDirectoryObject(person, readable, call.query["$select"])),
    };
  };
}

function signedIn({ world, permissions: { caller } }: GraphCall): Person {
  if (caller.kind === "app") throw refuse.delegatedOnly();
  const person = world.directory.person(caller.objectId);
  if (!person) throw refuse.notFound(caller.objectId);
  return person;
}

function findTeam(world: World, groupId: string): Team | undefined {
  return world.directory.teams().find((team) => team.groupId === groupId.toLowerCase());
}

function people(world: World, ids: readonly string[]): Person[] {
  return ids.flatMap((id) => world.directory.person(id) ?? []);
}
