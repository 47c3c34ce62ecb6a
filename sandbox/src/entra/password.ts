import type { Application } from "../directory/applications.ts";
import type { Person } from "../world.ts";
import { authenticateClient } from "./client-assertion.ts";
import { issueForPerson, type TokenReply } from "./issue-tokens.ts";
import { refuse } from "./refusals.ts";
import { readScopes } from "./scopes.ts";
import type { TenantServices } from "./tenant-services.ts";
import { demand, type TokenRequest } from "./token-request.ts";

/** The password grant: how a script becomes one of the people. */
export async function byPassword(
  services: TenantServices,
  application: Application,
  request: TokenRequest,
): Promise<TokenReply> {
  if (!application.publicClient) await authenticateClient(services, application, request);
  const person = checkPassword(services, demand(request, "username"), demand(request, "password"));
  return issueForPerson(services, {
    person,
    application,
    asked: readScopes(request.scope, application, services.directory),
    methods: ["pwd"],
    signedInAt: services.revocations.moment(person.objectId),
    claims: request.claims,
    mfaError: "invalid_grant",
  });
}

export function checkPassword(
  services: Pick<TenantServices, "directory">,
  userName: string,
  password: string,
): Person {
  const person = services.directory.person(userName);
  if (!person) throw refuse.unknownUser(userName);
  if (person.password !== password) throw refuse.wrongPassword();
  if (!person.accountEnabled) throw refuse.accountDisabled();
  return person;
}
