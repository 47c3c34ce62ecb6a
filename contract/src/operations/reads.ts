import { GrantParams } from "../grants.ts";
import { anybody, Nothing, onBehalfOf, type Operation } from "../operation.ts";
import { Reads, ReadsQuery, SecretReads } from "../reads.ts";
import { SecretParams } from "../secrets.ts";

export const readsOperations = {
  listReads: {
    method: "get",
    path: "/api/reads",
    summary: "Reads that Key Vault logged: all for admins and auditors, one's own for everybody",
    audience: "person",
    params: Nothing,
    query: ReadsQuery,
    reply: Reads,
    mediaType: "application/json",
    problems: [...anybody],
  },
  listGrantReads: {
    method: "get",
    path: "/api/grants/{id}/reads",
    summary: "What was made of a grant: for its holder, whoever may end it, admins and auditors",
    audience: "person",
    params: GrantParams,
    query: Nothing,
    reply: Reads,
    mediaType: "application/json",
    problems: [...anybody, "not_found"],
  },
  getSecretReads: {
    method: "get",
    path: "/api/vaults/{vault}/secrets/{name}/reads",
    summary: "Who reads a secret, and how many people have since its newest version came to be",
    audience: "person",
    params: SecretParams,
    query: Nothing,
    reply: SecretReads,
    mediaType: "application/json",
    problems: [...anybody, ...onBehalfOf, "not_found"],
  },
} as const satisfies Record<string, Operation>;
