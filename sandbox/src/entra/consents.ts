import type { Application } from "../directory/applications.ts";
import type { TenantDirectory } from "../directory/directory.ts";
import type { StateStore } from "../world.ts";

const everybody = "AllPrincipals";

/** Delegated permission grants, as Entra keeps them: for one person, or by an administrator for all. */
export interface Consents {
  granted(application: Application, objectId: string, resourceAppId: string): readonly string[];
  /** Grants all that the registration requires, to one person or to everybody. */
  grant(application: Application, objectId?: string): void;
  /** Takes it back; from one person only, the others keep what they had through the administrator. */
  withdraw(application: Application, objectId?: string): void;
}

export function createConsents(state: StateStore, directory: TenantDirectory): Consents {
  const kept = state.collection<readonly string[]>("consents");
  const key = (application: Application, principal: string, resourceAppId: string) =>
    `${application.clientId} ${principal} ${resourceAppId}`;

  function set(application: Application, principal: string, allowed: boolean): void {
    for (const [resourceAppId, scopes] of Object.entries(application.requires)) {
      if (allowed) kept.set(key(application, principal, resourceAppId), scopes);
      else kept.delete(key(application, principal, resourceAppId));
    }
  }
  const hasAny = (application: Application, principal: string) =>
    Object.keys(application.requires).some((id) => kept.get(key(application, principal, id)));

  return {
    granted: (application, objectId, resourceAppId) => [
      ...new Set([
        ...(application.preAuthorized[resourceAppId] ?? []),
        ...(kept.get(key(application, everybody, resourceAppId)) ?? []),
        ...(kept.get(key(application, objectId, resourceAppId)) ?? []),
      ]),
    ],
    grant: (application, objectId = everybody) => {
      state.batch(() => {
        set(application, objectId, true);
      });
    },
    withdraw: (application, objectId) => {
      state.batch(() => {
        const forAll = hasAny(application, everybody);
        for (const person of directory.people()) {
          const affected = objectId === undefined || person.objectId === objectId;
          if (affected) set(application, person.objectId, false);
          else if (forAll) set(application, person.objectId, true);
        }
        set(application, everybody, false);
      });
    },
  };
}
