import { tenantId } from "../tenant.ts";
import type { Directory, Person, StateStore, Team } from "../world.ts";
import { applicationsOf, type Application } from "./applications.ts";
import { managedIdentities } from "./managed-identities.ts";
import { seedPeople } from "./people.ts";
import { microsoftResources, type Resource, type TokenVersion } from "./resources.ts";
import { seedTeams } from "./teams.ts";
import { workloadIdentities } from "./workload-identities.ts";

export interface TenantDirectory extends Directory {
  application(clientId: string): Application | undefined;
  applications(): readonly Application[];
  /** By app id or identifier URI, with or without a trailing slash. */
  resource(identifier: string): Resource | undefined;
  /** `requestedAccessTokenVersion` of an app's registration. */
  setTokenVersion(appId: string, version: TokenVersion): void;
  setAccountEnabled(objectId: string, enabled: boolean): void;
  setMembership(groupId: string, objectId: string, as: "owner" | "member" | "none"): void;
  /** Puts a person into as many further groups: above 200 a token names none of them. */
  setFurtherGroups(objectId: string, count: number): void;
}

export function createDirectory(state: StateStore, productUrl: string): TenantDirectory {
  const people = state.collection<Person>("people");
  const teams = state.collection<Team>("teams");
  const furtherGroups = state.collection<number>("further-groups");
  const tokenVersions = state.collection<TokenVersion>("token-versions");
  const applications = applicationsOf(productUrl);
  const resources = [
    ...microsoftResources,
    ...applications.flatMap((application) => application.api ?? []),
  ];
  const person = (name: string) => {
    const lower = name.toLowerCase();
    return [...people.values()].find(
      (one) =>
        one.objectId === lower || one.key === name || one.userPrincipalName.toLowerCase() === lower,
    );
  };
  const isService = (id: string) =>
    managedIdentities.some((one) => one.objectId === id) ||
    Object.values(workloadIdentities).some((one) => one.objectId === id) ||
    applications.some((one) => one.objectId === id);

  return {
    tenantId,
    people: () => [...people.values()],
    person,
    teams: () => [...teams.values()],
    groupsOf: (objectId) => [
      ...[...teams.values()]
        .filter((team) => team.members.includes(objectId))
        .map((team) => team.groupId),
      ...Array.from({ length: furtherGroups.get(objectId) ?? 0 }, (_, index) => groupId(index)),
    ],
    principalType: (objectId) => {
      if (people.get(objectId)) return "User";
      if (isService(objectId)) return "ServicePrincipal";
      return teams.get(objectId) ? "Group" : undefined;
    },
    application: (clientId) => applications.find((one) => one.clientId === clientId.toLowerCase()),
    applications: () => applications,
    resource: (identifier) => {
      const plain = identifier.replace(/\/$/, "");
      const found = resources.find((one) => one.appId === plain || one.identifiers.includes(plain));
      const tokenVersion = found && tokenVersions.get(found.appId);
      return tokenVersion ? { ...found, tokenVersion } : found;
    },
    setTokenVersion: (appId, version) => {
      tokenVersions.set(appId, version);
    },
    setAccountEnabled: (objectId, enabled) => {
      const found = people.get(objectId);
      if (found) people.set(objectId, { ...found, accountEnabled: enabled });
    },
    setMembership: (id, objectId, as) => {
      const team = teams.get(id);
      if (!team) return;
      const without = (ids: readonly string[]) => ids.filter((one) => one !== objectId);
      const is = (wanted: boolean) => (wanted ? [objectId] : []);
      // Whoever stays keeps their place in the lists.
      const members =
        as === "none" || team.members.includes(objectId)
          ? team.members
          : [...team.members, objectId];
      teams.set(id, {
        ...team,
        owners: [...without(team.owners), ...is(as === "owner")],
        members: as === "none" ? without(members) : members,
      });
    },
    setFurtherGroups: (objectId, count) => {
      furtherGroups.set(objectId, count);
    },
  };
}

/** Whoever is there already stays as they are. */
export function seedDirectory(state: StateStore): void {
  const people = state.collection<Person>("people");
  const teams = state.collection<Team>("teams");
  const known = new Set([...people.values()].map(({ objectId }) => objectId));
  const fresh = seedPeople.filter(({ objectId }) => !known.has(objectId));
  for (const person of fresh) people.set(person.objectId, person);
  for (const team of seedTeams) {
    const kept = teams.get(team.groupId);
    const joining = fresh.filter(({ objectId }) => team.members.includes(objectId));
    const members = joining.map(({ objectId }) => objectId);
    teams.set(team.groupId, kept ? { ...kept, members: [...kept.members, ...members] } : team);
  }
}

function groupId(index: number): string {
  return `b3000000-0000-4000-8000-${String(index).padStart(12, "0")}`;
}
