import { z } from "zod";
import type { TenantDirectory } from "../directory/directory.ts";
import type { Person } from "../world.ts";
import type { Post } from "./post.ts";
import { Unknown } from "./unknown.ts";

const membershipChange = z.strictObject({
  persona: z.string().min(1),
  /** Name, or object id of its group. */
  team: z.string().min(1),
  as: z.enum(["owner", "member", "none"]),
});

/** Who is in a team, and who owns it. */
export function addTeamControl(
  post: Post,
  directory: TenantDirectory,
  find: (persona: string) => Person,
): void {
  post("/membership", membershipChange, ({ persona, team: name, as }) => {
    const team = directory
      .teams()
      .find((one) => one.groupId === name || one.name.toLowerCase() === name.toLowerCase());
    if (!team) throw new Unknown(`There is no team ${name}.`);
    directory.setMembership(team.groupId, find(persona).objectId, as);
  });
}
