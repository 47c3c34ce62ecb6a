import type { Errand, SeenStep } from "../rotation/errand-facts.ts";
import type { WriteOutcome } from "./role-assignments.ts";

/** How an errand stands, as the other system says. */
export type Sighting =
  | { readonly is: "nowhere" }
  | { readonly is: "unknown"; readonly retryAfter?: number }
  | {
      readonly is: "under-way" | "well" | "wrong" | "stopped";
      /** Left out where it may be somebody else's: then nothing but its end shows whose it was. */
      readonly run?: string;
      readonly steps: readonly SeenStep[];
    };

export type Started = WriteOutcome & { readonly run?: string };

/** What takes its time, and is followed under the rotator's own identity by any replica. */
export interface Followed {
  /** Whether the same errand, sent again, is known by its name and makes nothing twice. */
  readonly repeatable: boolean;
  look(errand: Errand): Promise<Sighting>;
  stop(errand: Errand): Promise<WriteOutcome>;
}

/** Has the next version made elsewhere, under the rotator's own identity. Nothing comes back but how it goes. */
export interface OutsideRotator extends Followed {
  /** Called once for each time that it was announced. */
  start(errand: Errand): Promise<Started>;
}
