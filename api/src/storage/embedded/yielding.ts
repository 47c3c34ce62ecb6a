import { setImmediate } from "node:timers/promises";
import { PGlite } from "@electric-sql/pglite";

/** Longer than that, and timers and sockets of the process are felt to hang. */
const AT_MOST_MS = 5;

/**
 * A loop of awaited PGlite queries never leaves the microtasks, so that no timer fires and no
 * request is answered meanwhile. This lets the others have their turn now and then.
 */
export class YieldingPGlite extends PGlite {
  #since = performance.now();

  override async execProtocolStream(
    ...[message, options]: Parameters<PGlite["execProtocolStream"]>
  ): ReturnType<PGlite["execProtocolStream"]> {
    if (performance.now() - this.#since > AT_MOST_MS) {
      await setImmediate();
      this.#since = performance.now();
    }
    return super.execProtocolStream(message, options);
  }
}
