import type { Team } from "../world.ts";
import { seedPerson } from "./people.ts";

const owners = ids("approver", "second-approver");
/** As in Microsoft 365, an owner of a team is a member of its group too. */
const members = [...owners, ...ids("requester", "admin", "crypto-only", "one-secret-only")];
const guests = ids("guest");

export const seedTeams: readonly Team[] = [
  team("Payments", 1, "Secrets", [...members, ...guests]),
  team("Platform", 2, "On call", members),
];

function team(name: string, number: number, channel: string, everybody: readonly string[]): Team {
  const thread = (suffix: string) => `19:${name.toLowerCase()}-${suffix}@thread.tacv2`;
  return {
    groupId: `b2000000-0000-4000-8000-00000000000${number}`,
    name,
    internalId: thread("general"),
    channels: [
      { id: thread("general"), name: "General" },
      { id: thread("second"), name: channel },
    ],
    owners,
    members: everybody,
  };
}

function ids(...keys: string[]): string[] {
  return keys.map((key) => seedPerson(key).objectId);
}
