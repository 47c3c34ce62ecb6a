import { grantsOf } from "../grants/grants-of-request.ts";
import { ProblemError } from "../problem-error.ts";
import type { RequestPlace } from "../ports/requests.ts";
import type { AccessRequestRecord } from "./access-request.ts";
import { approvedIfMet, undecided } from "./decided.ts";
import { requestEntry, theService } from "./entries.ts";
import { findSecretsAsked } from "./find-secrets-asked.ts";
import { namingOf } from "./naming.ts";
import type { RequestPorts } from "./ports.ts";

export type SettlingPorts = Pick<
  RequestPorts,
  "requests" | "rules" | "vaults" | "assignments" | "ids" | "clock"
>;

const BATCH = 200;

/**
 * Approves what the decisions on record have come to meet without another one: who approved and
 * left the circle that is asked may be back. Without it such a request would wait until it lapses.
 */
export const settleMetRequests = async (ports: SettlingPorts): Promise<void> => {
  let place: RequestPlace | undefined;
  do {
    const filter = { statuses: ["pending"], decidedOn: true } as const;
    const batch = await ports.requests.list(filter, BATCH, place);
    for (const request of batch) await settle(ports, request);
    place = batch.length < BATCH ? undefined : batch.at(-1);
  } while (place);
};

const settle = async (ports: SettlingPorts, seen: AccessRequestRecord): Promise<void> => {
  try {
    const standing = await ports.rules.standings(seen.obligations.quorums);
    if (!standing(undecided(seen)).met) return;
    const { vaults } = await findSecretsAsked(ports.vaults, []);
    await ports.requests.change(seen.id, (request) => {
      const now = ports.clock.now();
      const next = now < request.lapsesAt && approvedIfMet(request, standing, now);
      if (!next) throw new ProblemError("state_changed");
      return {
        request: next,
        grants: grantsOf(next, namingOf(ports, vaults), now),
        entries: [requestEntry("approvals-complete", next, theService)],
      };
    });
  } catch (cause) {
    // Somebody was here first, or it can't be known now who is asked. The next look finds it again.
    if (!(cause instanceof ProblemError)) throw cause;
  }
};
