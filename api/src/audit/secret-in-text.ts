import { ProblemError } from "../problem-error.ts";

/** What people write is read by others and kept for long: a secret in it is stored nowhere. */
export const secretInText = (field: string, kind: string): ProblemError =>
  new ProblemError("secret_in_text", {
    detail: `This looks like a secret (${kind}). Nothing was stored.`,
    errors: [{ field, message: kind }],
  });
