import type { Clock } from "../clock.ts";
import type { Requests } from "../ports/requests.ts";
import { ProblemError } from "../problem-error.ts";
import { requestEntry, theService } from "./entries.ts";
import { moved } from "./moves.ts";

const AT_ONCE = 100;

/** Ends what nobody decided in time. @returns how many */
export const lapseRequests = async ({
  requests,
  clock,
}: {
  readonly requests: Requests;
  readonly clock: Pick<Clock, "now">;
}): Promise<number> => {
  const due = await requests.lapsed(clock.now(), AT_ONCE);
  for (const id of due) {
    try {
      await requests.change(id, (request) => {
        const next = moved(request, "lapsed", clock.now());
        return {
          request: next,
          entries: [requestEntry("access-request-lapsed", next, theService)],
        };
      });
    } catch (cause) {
      // Somebody decided in the last moment, or another replica was here first.
      if (!(cause instanceof ProblemError)) throw cause;
    }
  }
  return due.length;
};
