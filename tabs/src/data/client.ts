import {
  operations,
  Problem,
  type OperationId,
  type Params,
  type Query,
  type Reply,
} from "@vault-tab/contract";
import { TroubleError } from "../trouble.ts";
import { parse, safeParse, type Schema } from "./parsing.ts";
import { requestUrl } from "./request-url.ts";

interface Input<Id extends OperationId> {
  readonly params?: Params<Id>;
  readonly query?: Query<Id>;
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
    const { code, requestId, claims, retryAfter, detail } = problem.data;
    return new TroubleError({
      code,
      requestId,
      ...(claims !== undefined && { claims }),
      ...(retryAfter !== undefined && { retryAfter }),
      ...(detail !== undefined && { detail }),
    });
  }
  const code = GATEWAY.has(response.status) ? "unreachable" : "unreadable_reply";
  return new TroubleError({ code, detail: `The answer had status ${response.status}.` });
}

export function makeClient({ fetch, tokens, heard }: Surroundings): Client {
  async function send(url: string, token: string | undefined, signal: AbortSignal | undefined) {
    const init: RequestInit = {
      headers: { accept: "application/json", ...(token && { authorization: `Bearer ${token}` }) },
      ...(signal && { signal }),
    };
    const response = await fetch(url, init).catch((cause: unknown) => {
      if (signal?.aborted) throw cause;
      throw new TroubleError({ code: "unreachable" }, { cause });
    });
    heard(response.headers.get("date"));
    return response;
  }

  return async <Id extends OperationId>(
    id: Id,
    { params, query }: Input<Id>,
    signal?: AbortSignal,
  ) => {
    const operation = operations[id];
    const url = requestUrl(operation.path, params ?? {}, query ?? {});
    const open = operation.audience === "anyone";
    let response = await send(url, open ? undefined : await tokens.current(), signal);
    let refused = response.ok ? undefined : await refusal(response);
    if (refused?.trouble.code === "token_expired") {
      response = await send(url, await tokens.renew(), signal);
      refused = response.ok ? undefined : await refusal(response);
    }
    if (refused) throw refused;
    const body = await json(response);
    try {
      return parse(replies[id].reply, body);
    } catch (cause) {
      throw new TroubleError({ code: "unreadable_reply", detail: id }, { cause });
    }
  };
}
