import { operations, type ProblemCode } from "@vault-tab/contract";
import type { IRouter, Request, RequestHandler, Response } from "express";
import * as z from "zod/mini";
import type { Asker } from "../ports/asker.ts";
import type { KeptReplies, RepeatableCall } from "../ports/kept-replies.ts";
import { ProblemError } from "../problem-error.ts";
import { actorOn, askerOf } from "./asker.ts";
import { reply } from "./reply.ts";
import { sendText, type TextReply } from "./text-reply.ts";

type Schema = z.core.$ZodType;

interface Operation<Params extends Schema, Query extends Schema, Reply extends Schema> {
  readonly method: "get" | "post" | "put";
  readonly path: string;
  readonly audience: "anyone" | "person" | "event-grid";
  readonly params: Params;
  readonly query: Query;
  readonly reply: Reply;
  readonly mediaType: "application/json" | "text/event-stream" | "application/jsonl";
}

interface Command<
  Params extends Schema,
  Body extends Schema,
  Reply extends Schema,
> extends Operation<Params, Schema, Reply> {
  readonly method: "post" | "put";
  readonly body: Body;
  readonly success: 200 | 201 | 202;
}

interface Call<Params extends Schema, Query extends Schema> {
  readonly params: z.output<Params>;
  readonly query: z.output<Query>;
  /** @throws ProblemError `token_missing` in an operation that is open to anyone */
  readonly asker: Asker;
}

interface CommandCall<Params extends Schema, Body extends Schema> {
  readonly params: z.output<Params>;
  readonly body: z.output<Body>;
  readonly asker: Asker;
  /** What the caller sends again with the same wish: a repeat makes nothing twice. */
  readonly idempotencyKey: string | undefined;
}

/** Gives an operation that only reads what it does. */
export type Bind = <Params extends Schema, Query extends Schema, Reply extends Schema>(
  operation: Operation<Params, Query, Reply>,
  act: (call: Call<Params, Query>) => Promise<z.input<Reply>>,
) => void;

/** Gives an operation that changes something what it does. */
export type BindCommand = <Params extends Schema, Body extends Schema, Reply extends Schema>(
  operation: Command<Params, Body, Reply>,
  act: (call: CommandCall<Params, Body>) => Promise<z.input<Reply>>,
) => void;

/** Gives what a service of Azure delivers to whoever takes it; no person stands behind it. */
export type BindDelivery = <Body extends Schema, Reply extends Schema>(
  operation: Command<Schema, Body, Reply>,
  take: (body: z.output<Body>) => Promise<z.input<Reply>>,
) => void;

/** Gives an operation whose reply is a stream what it does; the stream is its own to write. */
export type BindStream = (
  operation: Operation<Schema, Schema, Schema>,
  act: (asker: Asker, request: Request, response: Response) => void,
) => void;

/** Gives an operation that answers with a long text what it does. */
export type BindText = <Params extends Schema, Query extends Schema>(
  operation: Operation<Params, Query, Schema>,
  act: (call: Call<Params, Query>) => Promise<TextReply>,
) => void;

/** Told of a call that was refused, before that is answered. */
export type Refused = (
  asker: Asker,
  call: {
    readonly path: string;
    readonly params: Readonly<Record<string, unknown>>;
    readonly code: ProblemCode;
    readonly because: string | undefined;
  },
) => Promise<void>;

export interface BinderOptions {
  /** Of an operation that is for people. */
  readonly guards: readonly RequestHandler[];
  /** Of one that is for Event Grid. */
  readonly deliveryGuards: readonly RequestHandler[];
  readonly replies: KeptReplies;
  readonly refused: Refused;
}

/** Binds operations to a router: admit, parse what comes in, act, parse what goes out. */
export const binder = (router: IRouter, options: BinderOptions) => {
  const { guards, deliveryGuards, replies, refused } = options;
  const admittedBy = { anyone: [], person: guards, "event-grid": deliveryGuards } as const;
  const bound = new Set<unknown>();
  const telling = async (path: string, request: Request, response: Response, failure: unknown) => {
    const actor = actorOn(response);
    if (!(failure instanceof ProblemError) || !actor) return;
    const { code, facts } = failure;
    await refused(askerOf(response), { path, params: request.params, code, because: facts.detail });
  };
  const register = (
    operation: Operation<Schema, Schema, Schema>,
    answer: (request: Request, response: Response) => Promise<unknown>,
  ): void => {
    bound.add(operation);
    const admitted = admittedBy[operation.audience];
    const { path } = operation;
    router[operation.method](expressPath(path), ...admitted, async (request, response) => {
      try {
        const body = await answer(request, response);
        // Parsing has dropped every field for which the contract has no place.
        if (body !== undefined) reply(response, body, { status: response.statusCode });
      } catch (failure) {
        await telling(path, request, response, failure);
        throw failure;
      }
    });
  };
  const bind: Bind = (operation, act) => {
    const callOf = callReader(operation);
    register(operation, async (request, response) =>
      z.parse(operation.reply, await act(callOf(request, response))),
    );
  };
  const bindText: BindText = (operation, act) => {
    const callOf = callReader(operation);
    register(operation, async (request, response) =>
      sendText(response, await act(callOf(request, response))),
    );
  };
  const bindCommand: BindCommand = (operation, act) =>
    register(operation, async (request, response) => {
      parse(operation.query, request.query);
      const idempotencyKey = idempotencyKeyOf(request);
      const call = {
        params: parse(operation.params, request.params),
        body: parse(operation.body, request.body ?? {}),
        asker: askerOf(response),
        idempotencyKey,
      };
      const answer = async () => z.parse(operation.reply, await act(call));
      response.status(operation.success);
      if (idempotencyKey === undefined) return answer();
      return replies.once(repeatable(operation.path, call, idempotencyKey), answer);
    });
  const bindDelivery: BindDelivery = (operation, take) =>
    register(operation, async (request) => {
      parse(operation.query, request.query);
      return z.parse(operation.reply, await take(parse(operation.body, request.body ?? {})));
    });
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
  return { bind, bindCommand, bindDelivery, bindText, bindStream, complete };
};

/** What a call that only reads brings along. */
const callReader = <Params extends Schema, Query extends Schema>(
  operation: Operation<Params, Query, Schema>,
) => {
  const paramsOf = parserOf(operation.params);
  const queryOf = parserOf(operation.query);
  return (request: Request, response: Response): Call<Params, Query> => ({
    params: paramsOf(request.params),
    query: queryOf(request.query),
    get asker() {
      return askerOf(response);
    },
  });
};

/** https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/ */
const IdempotencyKey = z.optional(z.string().check(z.regex(/^[\x21-\x7e]{1,255}$/)));

const idempotencyKeyOf = (request: Request): string | undefined =>
  parse(z.object({ "idempotency-key": IdempotencyKey }), request.headers)["idempotency-key"];

const repeatable = (
  operation: string,
  { asker, params, body }: { asker: Asker; params: unknown; body: unknown },
  key: string,
): RepeatableCall => ({
  person: `${asker.actor.tenantId}/${asker.actor.objectId}`,
  operation,
  key,
  wish: JSON.stringify([params, body]),
});

const expressPath = (path: string): string => path.replaceAll(/\{(\w+)\}/g, ":$1");

/** What comes of nothing is always the same, and most calls have neither parameters nor a query. */
const parserOf = <Expected extends Schema>(schema: Expected) => {
  const ofNothing = z.safeParse(schema, {});
  return (input: object): z.output<Expected> =>
    ofNothing.success && Object.keys(input).length === 0 ? ofNothing.data : parse(schema, input);
};

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
