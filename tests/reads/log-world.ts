import { hash, randomUUID } from "node:crypto";
import { followReads } from "../../api/src/audit/follow-reads.ts";
import { createReads } from "../../api/src/storage/reads-store.ts";
import { createRequests } from "../../api/src/storage/requests-store.ts";
import { asked, newRequest } from "../storage/races-world.ts";
import type { Opened } from "../storage/place.ts";

type Addition = ReturnType<Parameters<ReturnType<typeof createRequests>["add"]>[1]>[number];
type Grant = NonNullable<Addition["grants"]>[number];
type Following = Parameters<typeof followReads>[0];
export type Line = Awaited<ReturnType<Following["log"]["ask"]>>["lines"][number];

const HOUR = 3_600_000;
export const noon = Date.UTC(2026, 2, 4, 12);
const vault = "kv-payments-prod";
/** The same for the same name, as the service's are. */
const idOf = (name: string): string =>
  hash("sha1", name).replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, "$1-$2-5$3-8$4-$5");

export const personOf = (number: number): string => idOf(`person ${number}`);
export const secretOf = (number: number): string => `secret-${number}`;

/** From noon on for an hour, and over. */
const grantOf = (requestId: string, holder: string, secret: string): Grant => ({
  id: idOf(`grant ${holder} ${secret}`),
  requestId,
  holder: { objectId: holder, name: `Person ${holder.slice(0, 4)}` },
  secret: { vault, name: secret },
  target: { vault, vaultResourceId: `/${vault}`, secret, principalId: holder, role: "read" },
  assignment: idOf(`assignment ${holder} ${secret}`),
  status: "ended",
  because: "expired",
  durationMs: HOUR,
  breakGlass: false,
  opensAt: new Date(noon),
  startedAt: new Date(noon),
  endsAt: new Date(noon + HOUR),
  endedAt: new Date(noon + HOUR),
  createdAt: new Date(noon),
});

/** Each of these people had each of these secrets for an hour. */
export const haveGranted = async (
  database: Opened,
  people: number,
  secrets: number,
): Promise<void> => {
  const requests = createRequests(database);
  for (let person = 0; person < people; person += 1) {
    const holder = personOf(person);
    await requests.add(holder, () =>
      Array.from({ length: secrets }, (_, secret): Addition => {
        const who = { objectId: holder, name: holder };
        const request = newRequest(1, { status: "approved", requester: who });
        return { ...asked(request), grants: [grantOf(request.id, holder, secretOf(secret))] };
      }),
    );
  }
};

export const lineOf = (number: number, changes: Partial<Line> = {}): Line => ({
  at: new Date(noon + (number % 3_600) * 1_000),
  arrivedAt: new Date(noon + HOUR),
  vault,
  secret: secretOf(0),
  version: undefined,
  reader: { objectId: personOf(0), name: "riku@contoso.example", kind: "person" },
  client: "curl/8.9",
  address: "203.0.113.7",
  assignment: undefined,
  correlation: idOf(`line ${number}`),
  ...changes,
});

/** The product's follower with a log that answers with these, round by round. */
export const followerOf = (database: Opened, keep?: Following["reads"]["keep"]) => {
  const reads = createReads(database, randomUUID);
  const now = (): Date => new Date(noon + 2 * HOUR);
  const answer = async (lines: readonly Line[]): Promise<void> => {
    await followReads({
      log: {
        vaults: [vault],
        beat: async () => undefined,
        ask: async () => ({ lines, heartbeats: [], moreFrom: undefined }),
      },
      reads: keep ? { ...reads, keep } : reads,
      ids: { of: idOf },
      clock: { now },
      leaseMs: 60_000,
    });
  };
  return { reads, answer };
};
