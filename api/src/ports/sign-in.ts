import type { Asker } from "./asker.ts";

/** Whether Entra lets this person in at this moment, and not only when their token was made. */
export interface FreshSignIn {
  /**
   * Exchanges the token anew: a disabled account or Conditional Access stops it.
   * @throws ProblemError `consent_required`, `interaction_required`, `account_refused`,
   * `token_expired`, `upstream_throttled`, `upstream_unavailable`
   */
  confirm(asker: Asker): Promise<void>;
}
