/** Whether this process could sign somebody in now. */
export interface Readiness {
  /** @throws ProblemError with what is missing */
  check(): Promise<void>;
}
