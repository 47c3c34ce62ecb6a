import * as z from "zod/mini";
import type { Directory } from "../ports/directory.ts";
import { ProblemError } from "../problem-error.ts";
import type { Account, Memberships } from "../rules/memberships.ts";
import {
  createGraphCalls,
  type GraphCalls,
  type GraphOptions,
  GraphRefusal,
} from "./graph-calls.ts";
import { readPages } from "./read-pages.ts";
import { readGroup, readTeam, type TeamPeople } from "./read-team.ts";
import { type Dated, remember } from "./remember.ts";

/** Half of what a fact may be old at a decision, so that one which was just good enough still is. */
const KEEP_FOR = 30_000;
const TEAMS = 1_000;
const PEOPLE = 5_000;

const User = z.object({
  id: z.string(),
  displayName: z.nullish(z.string()),
  userType: z.nullish(z.string()),
  accountEnabled: z.nullish(z.boolean()),
});
const GroupId = z.object({ id: z.string() });

/** Teams, groups and accounts by Microsoft Graph. Takes `User.Read.All` and `GroupMember.Read.All`. */
export const createDirectory = (options: GraphOptions): Directory => {
  const call = createGraphCalls(options);
  const keep = { clock: options.clock, keepFor: KEEP_FOR };
  const team = remember((id) => surely(readTeam(call, id)), { ...keep, size: TEAMS });
  const group = remember((id) => surely(readGroup(call, id, "transitiveMembers")), {
    ...keep,
    size: TEAMS,
  });
  const account = remember((id) => surely(readAccount(call, id)), { ...keep, size: PEOPLE });
  const groupsOf = remember((id) => surely(readGroupsOf(call, id)), { ...keep, size: PEOPLE });
  const person: Directory["person"] = async (objectId) => {
    const { fact, readAt } = await account(objectId.toLowerCase());
    return fact && { ...fact, readAt };
  };
  return {
    person,
    ownersOf: async (id) => {
      const { fact, readAt } = await team(id);
      return { people: fact.owners, readAt };
    },
    membersOf: async (id) => {
      const { fact, readAt } = await team(id);
      return { people: fact.members, readAt };
    },
    peopleOfGroup: async (id) => {
      const { fact: people, readAt } = await group(id);
      return { people, readAt };
    },
    membershipsOf: async (objectId, among) => {
      const id = objectId.toLowerCase();
      const [self, groups, ...teams] = await Promise.all([
        account(id),
        among.groups.length > 0 ? groupsOf(id) : undefined,
        ...among.teams.map(async (teamId) => ({ teamId, ...(await team(teamId)) })),
      ]);
      return membershipsIn(id, self, teams, groups, among.groups);
    },
  };
};

const membershipsIn = (
  id: string,
  { fact: account, readAt }: Dated<Omit<Account, "readAt"> | undefined>,
  teams: readonly (Dated<TeamPeople> & { readonly teamId: string })[],
  groups: Dated<readonly string[]> | undefined,
  among: readonly string[],
): Memberships => {
  const instants = [readAt, ...teams.map((one) => one.readAt), ...(groups ? [groups.readAt] : [])];
  const oldest = new Date(Math.min(...instants.map((instant) => instant.getTime())));
  // Whoever has left the tenant, or is locked out, belongs to nothing.
  if (!account?.enabled) return { owns: [], memberOf: [], groups: [], guest: true, readAt: oldest };
  const isIn = (people: TeamPeople["members"]) => people.some(({ objectId }) => objectId === id);
  return {
    owns: teams.filter(({ fact }) => isIn(fact.owners)).map(({ teamId }) => teamId),
    memberOf: teams.filter(({ fact }) => isIn(fact.members)).map(({ teamId }) => teamId),
    groups: among.filter((group) => groups?.fact.includes(group)),
    guest: account.guest,
    readAt: oldest,
  };
};

const readAccount = async (
  call: GraphCalls,
  id: string,
): Promise<Omit<Account, "readAt"> | undefined> => {
  try {
    const path = `users/${encodeURIComponent(id)}?$select=id,displayName,userType,accountEnabled`;
    const user = User.parse(await call(path));
    return {
      objectId: user.id.toLowerCase(),
      name: user.displayName ?? user.id,
      guest: user.userType !== "Member",
      enabled: user.accountEnabled === true,
    };
  } catch (refusal) {
    if (refusal instanceof GraphRefusal && refusal.status === 404) return undefined;
    throw refusal;
  }
};

const readGroupsOf = async (call: GraphCalls, id: string): Promise<readonly string[]> => {
  const path = `users/${encodeURIComponent(id)}/transitiveMemberOf/microsoft.graph.group`;
  const read = await readPages(call, `${path}?$select=id&$top=999`, GroupId);
  return read.map((group) => group.id.toLowerCase());
};

/** What Graph refuses to tell the service is no answer, and must not look like an empty one. */
const surely = async <Fact>(reading: Promise<Fact>): Promise<Fact> => {
  try {
    return await reading;
  } catch (cause) {
    if (cause instanceof ProblemError) throw cause;
    throw new ProblemError("upstream_unavailable", { cause });
  }
};
