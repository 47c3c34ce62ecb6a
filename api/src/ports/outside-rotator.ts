import type { Errand, SeenStep } from "../rotation/errand-facts.ts";
import type { WriteOutcome } from "./role-assignments.ts";

/** How an errand stands, as the other system says. */
export type Sighting =
  | { readonly is: "nowhere" }
  | { readonly is: "unknown"; readonly retryAfter?: number }
  | {
      readonly is: "under-way" | "well" | "wrong" | "stopped";
      readonly run: string;
      readonly steps: readonly SeenStep[];
    };

export type Started = WriteOutcome & { readonly run?: string };

/** Has the next version made elsewhere, under the rotator's own identity. Nothing comes back but how it goes. */
export interface OutsideRotator {
  /** Whether the same errand, sent again, is known by its name and makes nothing twice. */
  readonly repeatable: boolean;
  /** Called once for each time that it was announced. */
  start(errand: Errand): Promise<Started>;
  look(errand: Errand): Promise<Sighting>;
  stop(errand: Errand): Promise<WriteOutcome>;
}
