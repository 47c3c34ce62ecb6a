import { createTokenVerifier } from "../../src/azure/entra-tokens.ts";
import { type Actor, actorOf } from "../../src/identity/actor.ts";
import type { Patient } from "./patient.ts";

/** Who the token that was given speaks for. @throws ProblemError as the service would answer */
export const userOf = async ({ config, clock }: Patient, userToken: string): Promise<Actor> => {
  const { authority, tenantId, clientId, appIdUri, agentClients } = config;
  const verifier = createTokenVerifier(
    { authority, tenantId, audiences: [clientId, appIdUri] },
    clock,
  );
  const claims = await verifier.verify(userToken);
  return actorOf(claims, { authority, tenants: [tenantId], agentClients }, userToken);
};
