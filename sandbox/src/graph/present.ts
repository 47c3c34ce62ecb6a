import { createHash } from "node:crypto";
import type { Person, Team } from "../world.ts";

const context = "https://graph.microsoft.com/v1.0/$metadata#";

/** The properties that Graph gives of a user when none are selected. */
function presentUser(person: Person): Record<string, unknown> {
  return {
    businessPhones: [],
    displayName: person.name,
    givenName: null,
    jobTitle: null,
    mail: person.userPrincipalName,
    mobilePhone: null,
    officeLocation: null,
    preferredLanguage: null,
    surname: null,
    userPrincipalName: person.userPrincipalName,
    id: person.objectId,
  };
}

/** What comes only to whoever selects it. */
function presentAccount({ accountEnabled, userType }: Person): Record<string, unknown> {
  return { accountEnabled, userType: userType ?? "Member" };
}

export function presentUserEntity(person: Person, chosen: unknown): Record<string, unknown> {
  const whole = { "@odata.context": `${context}users/$entity`, ...presentUser(person) };
  return select({ ...whole, ...(typeof chosen === "string" && presentAccount(person)) }, chosen);
}

/**
 * A member whose type the caller may not read comes with its id alone:
 * https://learn.microsoft.com/graph/permissions-overview#limited-information-returned-for-inaccessible-member-objects
 */
export function presentDirectoryObject(
  person: Person,
  readable: boolean,
  chosen: unknown,
): Record<string, unknown> {
  const full = {
    ...presentUser(person),
    ...(typeof chosen === "string" && presentAccount(person)),
  };
  const nothing = Object.fromEntries(
    Object.keys(full).map((name) => [name, name === "businessPhones" ? [] : null]),
  );
  const shown = readable ? full : { ...nothing, id: person.objectId };
  return select({ "@odata.type": "#microsoft.graph.user", ...shown }, chosen);
}

export interface Group {
  readonly id: string;
  readonly name: string;
  /** A team is a Microsoft 365 group; the others are security groups. */
  readonly team: boolean;
}

export function presentGroup(group: Group, chosen: unknown): Record<string, unknown> {
  const entity = {
    "@odata.type": "#microsoft.graph.group",
    id: group.id,
    displayName: group.name,
    groupTypes: group.team ? ["Unified"] : [],
    mailEnabled: group.team,
    securityEnabled: !group.team,
  };
  return select(entity, chosen);
}

/**
 * `roles` names an owner and a guest, and is empty for a member (microsoft-graph-docs-contrib#3520,
 * resources/conversationmember.md).
 */
export function presentTeamMember(
  person: Person,
  team: Team,
  tenantId: string,
): Record<string, unknown> {
  return {
    "@odata.type": "#microsoft.graph.aadUserConversationMember",
    id: createHash("sha256").update(`${team.groupId}##${person.objectId}`).digest("base64url"),
    roles: [
      ...(team.owners.includes(person.objectId) ? ["owner"] : []),
      ...(person.userType === "Guest" ? ["guest"] : []),
    ],
    displayName: person.name,
    visibleHistoryStartDateTime: "0001-01-01T00:00:00Z",
    userId: person.objectId,
    email: person.userPrincipalName,
    tenantId,
  };
}

/** Graph answers `$select` with the chosen properties and the annotations. */
function select(entity: Record<string, unknown>, chosen: unknown): Record<string, unknown> {
  if (typeof chosen !== "string") return entity;
  const names = new Set(chosen.split(",").map((name) => name.trim()));
  return Object.fromEntries(
    Object.entries(entity).filter(([name]) => name.startsWith("@") || names.has(name)),
  );
}

export function contextOf(path: string): string {
  return context + path;
}
