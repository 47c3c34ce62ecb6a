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

export function presentUserEntity(person: Person): Record<string, unknown> {
  return { "@odata.context": `${context}users/$entity`, ...presentUser(person) };
}

/**
 * A member whose type the caller may not read comes with its id alone:
 * https://learn.microsoft.com/graph/permissions-overview#limited-information-returned-for-inaccessible-member-objects
 */
export function presentDirectoryObject(person: Person, readable: boolean): Record<string, unknown> {
  const full = presentUser(person);
  const nothing = Object.fromEntries(
    Object.keys(full).map((name) => [name, name === "businessPhones" ? [] : null]),
  );
  return {
    "@odata.type": "#microsoft.graph.user",
    ...(readable ? full : { ...nothing, id: person.objectId }),
  };
}

/** `roles` names an owner and is empty for a member (microsoftgraph/microsoft-graph-docs-contrib#3520). */
export function presentTeamMember(
  person: Person,
  team: Team,
  tenantId: string,
): Record<string, unknown> {
  return {
    "@odata.type": "#microsoft.graph.aadUserConversationMember",
    id: createHash("sha256").update(`${team.groupId}##${person.objectId}`).digest("base64url"),
    roles: team.owners.includes(person.objectId) ? ["owner"] : [],
    displayName: person.name,
    visibleHistoryStartDateTime: "0001-01-01T00:00:00Z",
    userId: person.objectId,
    email: person.userPrincipalName,
    tenantId,
  };
}

/** Graph answers `$select` with the chosen properties and the annotations. */
export function select(entity: Record<string, unknown>, chosen: unknown): Record<string, unknown> {
  if (typeof chosen !== "string") return entity;
  const names = new Set(chosen.split(",").map((name) => name.trim()));
  return Object.fromEntries(
    Object.entries(entity).filter(([name]) => name.startsWith("@") || names.has(name)),
  );
}

export function contextOf(path: string): string {
  return context + path;
}
