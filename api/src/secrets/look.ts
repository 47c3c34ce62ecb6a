import type { ProblemError } from "../problem-error.ts";
import type { Reading } from "./reading.ts";

/** What a person may see of one kind in one vault: nothing, a failure before that is known, or it. */
export type Look =
  | { readonly outcome: "refused" }
  | {
      readonly outcome: "unproven";
      readonly problem: ProblemError;
      /** Azure has let them list it before: that it exists is no news to them. */
      readonly seenBefore: boolean;
    }
  | {
      readonly outcome: "proven";
      readonly reading: Reading | undefined;
      readonly problem?: ProblemError;
    };
