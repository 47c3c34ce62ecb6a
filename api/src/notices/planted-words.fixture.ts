import type { GrantRecord } from "../grants/grant.ts";
import type { AccessRequestRecord } from "../requests/access-request.ts";

/** Whatever a person wrote, or Azure said, holds this word: no notice may. */
export const PLANTED = "zebra";

const ida = { objectId: "ida", name: "Ida" };
const secret = { vault: "kv-prod", name: "api-key", kind: "secret" } as const;

export const requestOf = (changes: Partial<AccessRequestRecord> = {}): AccessRequestRecord => ({
  id: "request-1",
  version: 1,
  status: "pending",
  requester: ida,
  secrets: [secret],
  role: "read",
  durationMs: 3_600_000,
  reason: `The ${PLANTED} is loose`,
  ticket: `INC-${PLANTED}`,
  breakGlass: false,
  obligations: { rulesHash: PLANTED, quorums: [], named: [], fallback: false, longestMs: 1 },
  decisions: [
    {
      by: { objectId: "ann", name: "Ann" },
      decision: "approve",
      comment: `Catch the ${PLANTED}`,
      at: new Date(0),
    },
  ],
  wishKey: PLANTED,
  createdAt: new Date(0),
  lapsesAt: new Date(86_400_000),
  ...changes,
});

export const grantOf = (changes: Partial<GrantRecord> = {}): GrantRecord => ({
  id: "grant-1",
  requestId: "request-1",
  holder: ida,
  secret,
  target: { vault: "kv-prod", vaultResourceId: "/kv", principalId: "ida", role: "read" },
  assignment: "assignment-1",
  status: "active",
  durationMs: 3_600_000,
  breakGlass: false,
  opensAt: new Date(0),
  createdAt: new Date(0),
  givenUp: `Azure refuses the ${PLANTED}`,
  ...changes,
});
