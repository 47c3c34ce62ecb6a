import type { ProblemError } from "../problem-error.ts";
import type { Reading } from "./reading.ts";

/** What a person may see of one kind in one vault: nothing, a failure before that is known, or it. */
export type Look =
  | { readonly outcome: "refused" }
  | { readonly outcome: "unproven"; readonly problem: ProblemError }
  | {
      readonly outcome: "proven";
      readonly reading: Reading | undefined;
      readonly problem?: ProblemError;
    };
