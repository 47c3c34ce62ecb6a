import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import * as z from "zod/v4/core";
import type { Operation } from "./operation.ts";
import { operations } from "./operations.ts";
import { Problem, type ProblemCode, problemStatus } from "./problem.ts";

type Schema = z.$ZodType;

const jsonSchema = (schema: Schema, io: "input" | "output") => {
  const { $schema, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: "any" });
  return rest;
};

const parameters = (schema: Schema, place: "path" | "query"): object[] => {
  const { properties = {}, required = [] } = jsonSchema(
    schema,
    place === "path" ? "input" : "output",
  );
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: place,
    required: place === "path" || required.includes(name),
    schema,
  }));
};

const problemResponses = (codes: readonly ProblemCode[]): Record<string, object> => {
  const byStatus = Object.groupBy(codes, (code) => String(problemStatus[code]));
  return Object.fromEntries(
    Object.entries(byStatus).map(([status, some = []]) => [
      status,
      {
        description: [...some].sort().join(", "),
        content: {
          "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } },
        },
      },
    ]),
  );
};

const bodyOf = (schema: Schema): object => ({
  required: true,
  content: { "application/json": { schema: jsonSchema(schema, "input") } },
});

/** https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/ */
const idempotencyKey = {
  name: "Idempotency-Key",
  in: "header",
  required: false,
  schema: { type: "string", maxLength: 255 },
};

const securityOf = ({ audience }: Operation): readonly object[] => {
  if (audience === "anyone") return [];
  return [audience === "person" ? { entra: ["access_as_user"] } : { eventGrid: [] }];
};

const pathItem = ([id, operation]: [string, Operation]) => ({
  [operation.method]: {
    operationId: id,
    summary: operation.summary,
    security: securityOf(operation),
    parameters: [
      ...parameters(operation.params, "path"),
      ...parameters(operation.query, "query"),
      ...(operation.method !== "get" && operation.audience === "person" ? [idempotencyKey] : []),
    ],
    ...("body" in operation && { requestBody: bodyOf(operation.body) }),
    responses: {
      ["success" in operation ? operation.success : 200]: {
        description: "The reply",
        content: { [operation.mediaType]: { schema: jsonSchema(operation.reply, "output") } },
      },
      ...problemResponses(operation.problems),
    },
  },
});

/** Several operations may stand under one path. */
const pathsOf = (all: readonly [string, Operation][]): Record<string, object> => {
  const paths: Record<string, object> = {};
  for (const entry of all) {
    const { path } = entry[1];
    paths[path] = { ...paths[path], ...pathItem(entry) };
  }
  return paths;
};

/** The contract as an OpenAPI 3.1 document, for everybody who does not speak TypeScript. */
export const openapi = {
  openapi: "3.1.1",
  info: { title: "Vault Tab", version: "0.1.0", license: { name: "MIT", identifier: "MIT" } },
  paths: pathsOf(Object.entries(operations)),
  components: {
    schemas: { Problem: jsonSchema(Problem, "output") },
    securitySchemes: {
      entra: { type: "http", scheme: "bearer", bearerFormat: "JWT" },
      eventGrid: {
        type: "http",
        scheme: "bearer",
        bearerFormat: "JWT",
        description: "Of Event Grid's own application, with its app role (docs/rotation.md)",
      },
    },
  },
};

const file = fileURLToPath(new URL("../openapi.json", import.meta.url));

export const openapiText = `${JSON.stringify(openapi, null, 2)}\n`;

if (import.meta.main) writeFileSync(file, openapiText);
