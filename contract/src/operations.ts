import * as z from "zod/mini";
import { events } from "./events.ts";
import { Me } from "./identity.ts";
import type { ProblemCode } from "./problem.ts";
import {
  SecretParams,
  SecretQuery,
  Secrets,
  SecretsQuery,
  SecretWithVersions,
  Vaults,
} from "./secrets.ts";
import { Settings } from "./settings.ts";

const Nothing = z.strictObject({});

/** What every authenticated operation may answer instead of its reply. */
const anybody = [
  "token_missing",
  "token_invalid",
  "token_expired",
  "tenant_not_allowed",
  "client_not_allowed",
  "scope_missing",
  "invalid_input",
  "payload_too_large",
  "too_many_requests",
  "shutting_down",
  "internal_error",
] as const satisfies readonly ProblemCode[];

/** What an operation may answer beside that when it asks Azure on behalf of the person. */
const onBehalfOf = [
  "consent_required",
  "interaction_required",
  "account_refused",
  "upstream_throttled",
  "upstream_unavailable",
] as const satisfies readonly ProblemCode[];

type Operation = {
  readonly method: "get";
  readonly path: `/api/${string}`;
  readonly summary: string;
  /** `anyone`: no token is asked for. */
  readonly audience: "anyone" | "person";
  readonly params: z.core.$ZodType;
  readonly query: z.core.$ZodType;
  /** JSON, or for `text/event-stream` what the data of an event may be. */
  readonly reply: z.core.$ZodType;
  readonly mediaType: "application/json" | "text/event-stream";
  readonly problems: readonly ProblemCode[];
};

/** Every operation of the service. Routes, client, openapi.json and the authorisation tests follow from it. */
export const operations = {
  getSettings: {
    method: "get",
    path: "/api/settings",
    summary: "What the tab has to know before anybody is signed in",
    audience: "anyone",
    params: Nothing,
    query: Nothing,
    reply: Settings,
    mediaType: "application/json",
    problems: ["invalid_input", "shutting_down", "internal_error"],
  },
  getMe: {
    method: "get",
    path: "/api/me",
    summary: "Who is signed in, and with which roles",
    audience: "person",
    params: Nothing,
    query: Nothing,
    reply: Me,
    mediaType: "application/json",
    problems: anybody,
  },
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
  streamEvents: {
    method: "get",
    path: "/api/events",
    summary: "What changed, told as it happens; goes on behind Last-Event-ID",
    audience: "person",
    params: Nothing,
    query: Nothing,
    reply: z.union(Object.values(events)),
    mediaType: "text/event-stream",
    problems: anybody,
  },
} as const satisfies Record<string, Operation>;

export type Operations = typeof operations;
export type OperationId = keyof Operations;
export type Params<Id extends OperationId> = z.infer<Operations[Id]["params"]>;
export type Query<Id extends OperationId> = z.infer<Operations[Id]["query"]>;
export type Reply<Id extends OperationId> = z.infer<Operations[Id]["reply"]>;
