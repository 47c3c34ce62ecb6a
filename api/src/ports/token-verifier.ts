import type { Claims } from "../identity/claims.ts";

export interface TokenVerifier {
  /**
   * Claims of a token whose signature, audience and lifetime hold.
   * @throws ProblemError `token_invalid`, `token_expired`, `upstream_unavailable`
   */
  verify(token: string): Promise<Claims>;
}
