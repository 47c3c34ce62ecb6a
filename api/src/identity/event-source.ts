import { ProblemError } from "../problem-error.ts";
import { type Admission, demandTenant } from "./actor.ts";
import type { Claims } from "./claims.ts";

/** Event Grid, as it shows itself: its own application, and the app role that our registration gave it. */
export interface EventSource {
  readonly clientId: string;
  readonly role: string;
}

/**
 * The role alone is not enough: whoever sets up a subscription holds it, too.
 * https://learn.microsoft.com/azure/event-grid/secure-webhook-delivery
 * @throws ProblemError `tenant_not_allowed`, `token_invalid`, `client_not_allowed`, `not_allowed`
 */
export const demandEventGrid = (
  claims: Claims,
  admission: Pick<Admission, "authority" | "tenants">,
  { clientId, role }: EventSource,
): void => {
  demandTenant(claims, admission);
  // A token with delegated scopes is some person's, whatever program asked for it.
  if (claims.client?.toLowerCase() !== clientId.toLowerCase() || claims.scp !== undefined) {
    throw new ProblemError("client_not_allowed");
  }
  if (!claims.roles.includes(role)) {
    throw new ProblemError("not_allowed", { detail: `Event Grid lacks the app role ${role}.` });
  }
};
