import { decodeJwt, type JWTPayload } from "jose";
import type { VaultTab } from "./vault-tab.ts";

/** Of a person's token what an application's has, too. */
const applicationsOwn = (claims: JWTPayload): JWTPayload =>
  Object.fromEntries(
    Object.entries(claims).filter(([name]) =>
      ["iss", "tid", "ver", "iat", "nbf", "exp"].includes(name),
    ),
  );

/**
 * As Event Grid brings one along: of an application, which has a role and no scopes
 * (learn.microsoft.com/azure/event-grid/secure-webhook-delivery). What is changed is signed all the same.
 */
export const eventGridToken = async (
  { sandbox, person }: Pick<VaultTab, "sandbox" | "person">,
  change: Readonly<Record<string, unknown>> = {},
): Promise<string> => {
  const { clientId, eventGrid } = sandbox.endpoints;
  return sandbox.sign({
    ...applicationsOwn(decodeJwt(await person("requester").ssoToken())),
    ...{ aud: clientId, azp: eventGrid.appId, azpacr: "2", roles: [eventGrid.role] },
    ...{ oid: eventGrid.appId, sub: eventGrid.appId },
    ...change,
  });
};
