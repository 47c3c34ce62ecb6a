import { operations } from "@vault-tab/contract";
import type { Request, RequestHandler, Response, Router } from "express";
import * as z from "zod/mini";
import type { Asker } from "../ports/asker.ts";
import { ProblemError } from "../problem-error.ts";
import { askerOf } from "./asker.ts";

type Schema = z.core.$ZodType;

interface Operation<Params extends Schema, Query extends Schema, Reply extends Schema> {
  readonly method: "get";
  readonly path: string;
  readonly audience: "anyone" | "person";
  readonly params: Params;
  readonly query: Query;
  readonly reply: Reply;
  readonly mediaType: "application/json" | "text/event-stream";
}

interface Input<Params extends Schema, Query extends Schema> {
  readonly params: z.output<Params>;
  readonly query: z.output<Query>;
  /** @throws ProblemError `token_missing` in an operation that is open to anyone */
  readonly asker: Asker;
}

/** Gives an operation of the contract what it does. */
export type Bind = <Params extends Schema, Query extends Schema, Reply extends Schema>(
  operation: Operation<Params, Query, Reply>,
  act: (input: Input<Params, Query>) => Promise<z.input<Reply>>,
) => void;

/** Gives an operation whose reply is a stream what it does; the stream is its own to write. */
export type BindStream = (
  operation: Operation<Schema, Schema, Schema>,
  act: (asker: Asker, request: Request, response: Response) => void,
) => void;

/** Binds operations to a router: admit, parse what comes in, act, parse what goes out. */
export const binder = (router: Router, guards: readonly RequestHandler[]) => {
  const bound = new Set<unknown>();
  const bind: Bind = (operation, act) => {
    bound.add(operation);
    const admitted = operation.audience === "person" ? guards : [];
    router[operation.method](
      expressPath(operation.path),
      ...admitted,
      async (request, response) => {
        const result = await act({
          params: parse(operation.params, request.params),
          query: parse(operation.query, request.query),
          get asker() {
            return askerOf(response);
          },
        });
        send(response, z.parse(operation.reply, result));
      },
    );
  };
  const bindStream: BindStream = (operation, act) => {
    bound.add(operation);
    router[operation.method](operation.path, ...guards, (request, response) => {
      parse(operation.query, request.query);
      act(askerOf(response), request, response);
    });
  };
  /** @throws Error that names the operations to which nothing is bound */
  const complete = (): void => {
    const missing = Object.entries(operations).filter(([, operation]) => !bound.has(operation));
    if (missing.length > 0) throw new Error(`Not bound: ${missing.map(([id]) => id).join(", ")}`);
  };
  return { bind, bindStream, complete };
};

/** Parsing has dropped every field for which the contract has no place. */
const send = (response: Response, body: unknown): void => {
  response.set("cache-control", "no-store").json(body);
};

const expressPath = (path: string): string => path.replaceAll(/\{(\w+)\}/g, ":$1");

const parse = <Expected extends Schema>(schema: Expected, input: unknown): z.output<Expected> => {
  const parsed = z.safeParse(schema, input);
  if (parsed.success) return parsed.data;
  throw new ProblemError("invalid_input", {
    detail: "Something in this request is not as the service expects it.",
    errors: parsed.error.issues.map((issue) => ({
      field: [...issue.path, ...("keys" in issue ? issue.keys : [])].join("."),
      message: issue.message,
    })),
  });
};
