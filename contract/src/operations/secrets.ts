import { anybody, Nothing, onBehalfOf, type Operation } from "../operation.ts";
import {
  SecretParams,
  SecretQuery,
  Secrets,
  SecretsQuery,
  SecretWithVersions,
  Vaults,
} from "../secrets.ts";

export const secretsOperations = {
  listVaults: {
    method: "get",
    path: "/api/vaults",
    summary: "The vaults of which this person may see something",
    audience: "person",
    params: Nothing,
    query: Nothing,
    reply: Vaults,
    mediaType: "application/json",
    problems: [...anybody, ...onBehalfOf],
  },

  listSecrets: {
    method: "get",
    path: "/api/secrets",
    summary: "The metadata of secrets, certificates and keys that this person may list in Azure",
    audience: "person",
    params: Nothing,
    query: SecretsQuery,
    reply: Secrets,
    mediaType: "application/json",
    problems: [...anybody, ...onBehalfOf],
  },

  getSecret: {
    method: "get",
    path: "/api/vaults/{vault}/secrets/{name}",
    summary: "One secret's metadata with its versions",
    audience: "person",
    params: SecretParams,
    query: SecretQuery,
    reply: SecretWithVersions,
    mediaType: "application/json",
    problems: [...anybody, ...onBehalfOf, "not_found"],
  },
} as const satisfies Record<string, Operation>;
