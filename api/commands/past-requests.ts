import { readFileSync } from "node:fs";
import { Duration, Kind, Role } from "@vault-tab/contract";
import * as z from "zod/mini";

/** What `askedOf` put into the entry. */
const Asked = z.object({
  action: z.enum(["request-access", "break-glass"]),
  role: z.enum(["read", "see"]),
  duration: z.optional(Duration),
  ticket: z.boolean(),
  secrets: z.array(
    z.object({
      vault: z.string(),
      environment: z.string(),
      authorization: z.enum(["rbac", "access-policies", "unknown"]),
      name: z.optional(z.string()),
      kind: z.optional(Kind),
    }),
  ),
  principal: z.object({
    objectId: z.string(),
    tenantId: z.string(),
    agent: z.boolean(),
    guest: z.boolean(),
    roles: z.array(Role),
    owns: z.array(z.string()),
    memberOf: z.array(z.string()),
    groups: z.array(z.string()),
  }),
});

const Line = z.object({ sequence: z.optional(z.int()), body: z.optional(z.string()) });
const Entry = z.object({ at: z.string(), data: z.object({ asked: z.optional(Asked) }) });

export interface PastRequest {
  readonly sequence: number;
  readonly at: Date;
  readonly asked: z.infer<typeof Asked>;
}

/** The requests in an export of the log. What the export left out has no body, and is passed over. */
export const pastRequests = (file: string): readonly PastRequest[] =>
  readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line.trim() !== "")
    .flatMap((line, index) => {
      const { sequence = index, body } = Line.parse(JSON.parse(line));
      if (body === undefined) return [];
      const entry = Entry.safeParse(JSON.parse(body));
      const asked = entry.data?.data.asked;
      return entry.data && asked ? [{ sequence, at: new Date(entry.data.at), asked }] : [];
    });
