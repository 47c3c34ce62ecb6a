import type { Directory } from "../src/ports/directory.ts";
import type { Member } from "../src/rules/memberships.ts";
import type { RuleCases } from "./rule-cases.ts";

/** The people of a table of cases, as if Graph had told of them just now. Their keys are their ids. */
export const imaginedDirectory = (people: RuleCases["people"], readAt: Date): Directory => {
  const all = Object.entries(people);
  const members = (is: (person: RuleCases["people"][string]) => boolean): Member[] =>
    all
      .filter(([, person]) => is(person))
      .map(([key, { guest }]) => ({ objectId: key, name: key, guest }));
  return {
    person: (key) => {
      const person = people[key];
      const account = { objectId: key, name: key, enabled: true, readAt };
      return Promise.resolve(person && { ...account, guest: person.guest });
    },
    ownersOf: (team) =>
      Promise.resolve({ people: members(({ teams }) => teams[team] === "owner"), readAt }),
    membersOf: (team) => Promise.resolve({ people: members(({ teams }) => team in teams), readAt }),
    peopleOfGroup: (group) =>
      Promise.resolve({ people: members(({ groups }) => groups.includes(group)), readAt }),
    membershipsOf: (key, among) => {
      const { teams = {}, groups = [], guest = true } = people[key] ?? {};
      return Promise.resolve({
        owns: among.teams.filter((team) => teams[team] === "owner"),
        memberOf: among.teams.filter((team) => team in teams),
        groups: among.groups.filter((group) => groups.includes(group)),
        guest,
        readAt,
      });
    },
  };
};
