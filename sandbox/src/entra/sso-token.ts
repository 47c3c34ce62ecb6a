import { teamsWebClientId } from "../directory/applications.ts";
import { issueForPerson } from "./issue-tokens.ts";
import { refuse } from "./refusals.ts";
import { readScopes } from "./scopes.ts";
import { StsError } from "./sts-error.ts";
import type { TenantServices } from "./tenant-services.ts";

export type SsoReply =
  { readonly ok: true; readonly token: string } | { readonly ok: false; readonly error: string };

/** The names that Teams gives to the refusals of Entra, see tab-sso-code.md. */
const teamsErrors = new Map([
  [65001, "resourceRequiresConsent"],
  [50076, "resourceRequiresMfa"],
  [50079, "resourceRequiresMfa"],
  [50057, "tokenRevoked"],
  [50133, "interaction_required"],
  [500011, "invalid_resource"],
]);

/** What the Teams client does for `authentication.getAuthToken`: the signed-in person's token for a tab's API. */
export function createSsoToken(services: TenantServices, appIdUri: string) {
  return async (objectId: string, request: { claims?: string } = {}): Promise<SsoReply> => {
    try {
      const application = services.directory.application(teamsWebClientId);
      if (!application) throw refuse.unknownApplication(teamsWebClientId);
      const { revocations } = services;
      const person = services.directory.person(objectId);
      if (!person) throw refuse.unknownUser(objectId);
      const reply = await issueForPerson(services, {
        person,
        application,
        asked: readScopes(`${appIdUri}/access_as_user`, application, services.directory),
        // The Teams client holds a session of its own, which ends with all others.
        signedInAt: revocations.pending(objectId) ? 0 : revocations.moment(objectId),
        methods: services.conditionalAccess.authenticationMethods(objectId),
        claims: request.claims,
        mfaError: "interaction_required",
      });
      return { ok: true, token: reply.access_token };
    } catch (failure) {
      if (!(failure instanceof StsError)) throw failure;
      return { ok: false, error: teamsErrors.get(failure.code) ?? failure.message };
    }
  };
}
