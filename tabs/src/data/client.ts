import {
  operations,
  Problem,
  type Body,
  type OperationId,
  type Params,
  type Query,
  type Reply,
} from "@vault-tab/contract";
import { TroubleError } from "../trouble.ts";
import { parse, safeParse, type Schema } from "./parsing.ts";
import { requestUrl } from "./request-url.ts";

export interface Input<Id extends OperationId> {
  readonly params?: Params<Id>;
  readonly query?: Query<Id>;
  readonly body?: Body<Id>;
  /** The same for every try of one wish, so that a repeat makes nothing twice. */
  readonly idempotencyKey?: string;
}

/** One typed call of an operation of the service. */
export type Client = <Id extends OperationId>(
  id: Id,
  input: Input<Id>,
  signal?: AbortSignal,
) => Promise<Reply<Id>>;

interface Tokens {
  current(): Promise<string>;
  renew(): Promise<string>;
}

interface Surroundings {
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  readonly tokens: Tokens;
  /** Takes the `Date` header of each reply. */
  readonly heard: (date: string | null) => void;
}

type Replies = { readonly [Id in OperationId]: { readonly reply: Schema<Reply<Id>> } };
const replies: Replies = operations;

/** What a proxy between us and the service answers when the service is not there. */
const GATEWAY = new Set([502, 503, 504]);

async function json(response: Response): Promise<unknown> {
  return await response.json().catch(() => undefined);
}

async function refusal(response: Response): Promise<TroubleError> {
  const problem = safeParse(Problem, await json(response));
  if (problem.success) {
    const { code, requestId, claims, retryAfter, detail, errors } = problem.data;
    return new TroubleError({
      code,
      requestId,
      ...(claims !== undefined && { claims }),
      ...(retryAfter !== undefined && { retryAfter }),
      ...(detail !== undefined && { detail }),
      ...(errors !== undefined && { errors }),
    });
  }
  const code = GATEWAY.has(response.status) ? "unreachable" : "unreadable_reply";
  return new TroubleError({ code, detail: `The answer had status ${response.status}.` });
}

/** All of a request but who sends it. */
function requestOf<Id extends OperationId>(
  id: Id,
  { params, query, body, idempotencyKey }: Input<Id>,
  signal: AbortSignal | undefined,
) {
  const { method, path } = operations[id];
  const sends = method !== "get";
  return {
    url: requestUrl(path, params ?? {}, query ?? {}),
    init: {
      ...(sends && { method: method.toUpperCase(), body: JSON.stringify(body ?? {}) }),
      ...(signal && { signal }),
    },
    headers: {
      accept: "application/json",
      ...(sends && { "content-type": "application/json" }),
      ...(idempotencyKey !== undefined && { "idempotency-key": idempotencyKey }),
    },
  };
}

type Request = ReturnType<typeof requestOf>;

export function makeClient({ fetch, tokens, heard }: Surroundings): Client {
  async function send({ url, init, headers }: Request, token: string | undefined) {
    const signed = { ...headers, ...(token && { authorization: `Bearer ${token}` }) };
    const response = await fetch(url, { ...init, headers: signed }).catch((cause: unknown) => {
      if (init.signal?.aborted) throw cause;
      throw new TroubleError({ code: "unreachable" }, { cause });
    });
    heard(response.headers.get("date"));
    return response;
  }

  return async <Id extends OperationId>(id: Id, input: Input<Id>, signal?: AbortSignal) => {
    const open = operations[id].audience === "anyone";
    const request = requestOf(id, input, signal);
    let response = await send(request, open ? undefined : await tokens.current());
    let refused = response.ok ? undefined : await refusal(response);
    if (refused?.trouble.code === "token_expired") {
      response = await send(request, await tokens.renew());
      refused = response.ok ? undefined : await refusal(response);
    }
    if (refused) throw refused;
    // A long text is handed on as it is.
    const isText = operations[id].mediaType === "application/jsonl";
    const body = isText ? await response.text() : await json(response);
    try {
      return parse(replies[id].reply, body);
    } catch (cause) {
      throw new TroubleError({ code: "unreadable_reply", detail: id }, { cause });
    }
  };
}
