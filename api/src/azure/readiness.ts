import type { Clock } from "../clock.ts";
import type { Readiness } from "../ports/readiness.ts";
import { ProblemError } from "../problem-error.ts";

/** A probe comes every few seconds; Entra is asked less often. */
const KEEP_FOR = 10_000;

/** Ready is who can check a token (the key set is there) and act on behalf of its owner. */
export const createReadiness = (
  keySet: URL,
  signIn: () => Promise<void>,
  clock: Clock,
): Readiness => {
  let readyUntil = 0;
  return {
    check: async () => {
      const now = clock.now().getTime();
      if (now < readyUntil) return;
      try {
        const [answer] = await Promise.all([fetch(keySet), signIn()]);
        if (!answer.ok) throw new Error(`The key set answers ${answer.status}`);
      } catch (cause) {
        throw new ProblemError("upstream_unavailable", { cause, detail: "Sign-in does not work." });
      }
      readyUntil = now + KEEP_FOR;
    },
  };
};
