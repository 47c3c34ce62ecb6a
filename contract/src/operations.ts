import type * as z from "zod/mini";
import type { Operation } from "./operation.ts";
import { auditOperations } from "./operations/audit.ts";
import { eventsOperations } from "./operations/events.ts";
import { grantsOperations } from "./operations/grants.ts";
import { overviewOperations } from "./operations/overview.ts";
import { readsOperations } from "./operations/reads.ts";
import { requestsOperations } from "./operations/requests.ts";
import { rotationsOperations } from "./operations/rotations.ts";
import { rulesOperations } from "./operations/rules.ts";
import { secretsOperations } from "./operations/secrets.ts";
import { signingInOperations } from "./operations/signing-in.ts";
import { vaultEventsOperations } from "./operations/vault-events.ts";

/** Every operation of the service. Routes, client, openapi.json and the authorisation tests follow from it. */
export const operations = {
  ...signingInOperations,
  ...secretsOperations,
  ...rulesOperations,
  ...requestsOperations,
  ...grantsOperations,
  ...readsOperations,
  ...rotationsOperations,
  ...overviewOperations,
  ...auditOperations,
  ...eventsOperations,
  ...vaultEventsOperations,
} as const satisfies Record<string, Operation>;

export type Operations = typeof operations;
export type OperationId = keyof Operations;
export type Params<Id extends OperationId> = z.infer<Operations[Id]["params"]>;
export type Query<Id extends OperationId> = z.infer<Operations[Id]["query"]>;
export type Reply<Id extends OperationId> = z.infer<Operations[Id]["reply"]>;
/** What is sent along; `undefined` where an operation takes nothing. */
export type Body<Id extends OperationId> = Operations[Id] extends { body: infer Schema }
  ? Schema extends z.core.$ZodType
    ? z.infer<Schema>
    : never
  : undefined;
