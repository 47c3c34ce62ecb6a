import type { Person } from "../world.ts";
import { StsError } from "./sts-error.ts";
import type { TenantServices } from "./tenant-services.ts";

/** Entra keeps a refresh token for 90 days without use; a single-page app's ends after 24 hours. */
const idleDays = 90;
const day = 24 * 60 * 60 * 1000;

export interface KeptRefresh {
  readonly objectId: string;
  readonly clientId: string;
  readonly methods: readonly string[];
  /** Unix seconds. */
  readonly signedInAt: number;
  readonly expiresAt: number;
}

export function rememberRefresh(
  services: TenantServices,
  grant: {
    readonly person: Person;
    readonly application: { readonly clientId: string };
    readonly methods: readonly string[];
    readonly signedInAt: number;
  },
): string {
  const kept = services.state.collection<KeptRefresh>("refresh-tokens");
  const now = services.clock.now().getTime();
  for (const [token, { expiresAt }] of kept.entries()) if (expiresAt < now) kept.delete(token);
  const token = `1.A${services.newId()}${services.newId()}`.replaceAll("-", "");
  kept.set(token, {
    objectId: grant.person.objectId,
    clientId: grant.application.clientId,
    methods: grant.methods,
    signedInAt: grant.signedInAt,
    expiresAt: now + idleDays * day,
  });
  return token;
}

export function recallRefresh(
  services: TenantServices,
  token: string,
  clientId: string,
): KeptRefresh {
  const found = services.state.collection<KeptRefresh>("refresh-tokens").get(token);
  if (!found)
    throw new StsError(
      9002313,
      "invalid_grant",
      "Invalid request. Request is malformed or invalid.",
    );
  if (found.clientId !== clientId)
    throw new StsError(
      700003,
      "invalid_grant",
      "The refresh token was issued to another application.",
    );
  if (found.expiresAt < services.clock.now().getTime())
    throw new StsError(700082, "invalid_grant", "The refresh token has expired due to inactivity.");
  return found;
}
