const UNIQUE_VIOLATION = "23505";

/** What is there once only is there already. */
export const isTwice = (cause: unknown): boolean =>
  cause instanceof Error && "code" in cause && cause.code === UNIQUE_VIOLATION;
