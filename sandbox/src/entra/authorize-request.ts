import { z } from "zod";
import type { Application } from "../directory/applications.ts";
import type { TenantDirectory } from "../directory/directory.ts";
import { refuse } from "./refusals.ts";
import { readScopes, type AskedScopes } from "./scopes.ts";

const text = z.string().min(1).optional().catch(undefined);

const schema = z.object({
  client_id: text,
  redirect_uri: text,
  response_type: text,
  response_mode: text,
  scope: text,
  state: text,
  nonce: text,
  code_challenge: text,
  code_challenge_method: text,
  prompt: text,
  login_hint: text,
  claims: text,
});

type Parameters = z.infer<typeof schema>;

export interface ReturnAddress {
  readonly application: Application;
  readonly redirect: Application["redirects"][number];
  readonly mode: "query" | "fragment";
  readonly state: string | undefined;
}

export interface AuthorizeRequest extends ReturnAddress {
  readonly asked: AskedScopes;
  readonly scope: string;
  readonly challenge: string | undefined;
  readonly nonce: string | undefined;
  readonly claims: string | undefined;
  readonly prompt: "none" | "login" | "consent" | "select_account" | undefined;
  readonly loginHint: string | undefined;
}

/** What must be right before anything is sent anywhere: a wrong app or address is only told to the person. */
export function readReturnAddress(query: unknown, directory: TenantDirectory): ReturnAddress {
  const parameters = schema.parse(query);
  const { client_id: clientId, redirect_uri: uri } = parameters;
  if (clientId === undefined) throw refuse.missing("client_id");
  const application = directory.application(clientId);
  if (!application) throw refuse.unknownApplication(clientId);
  const redirect = application.redirects.find((one) => one.uri === uri);
  if (!redirect) throw refuse.unknownRedirect(application, uri ?? "");
  const mode = parameters.response_mode === "fragment" ? "fragment" : "query";
  return { application, redirect, mode, state: parameters.state };
}

export function readAuthorizeRequest(
  query: unknown,
  address: ReturnAddress,
  directory: TenantDirectory,
): AuthorizeRequest {
  const parameters = schema.parse(query);
  const { response_type: type, response_mode: mode } = parameters;
  if (type === undefined) throw refuse.missing("response_type");
  if (type !== "code") throw refuse.responseType(type);
  if (mode !== undefined && mode !== "query" && mode !== "fragment")
    throw refuse.parameter("response_mode", mode);
  return {
    ...address,
    asked: readScopes(parameters.scope, address.application, directory),
    scope: parameters.scope ?? "",
    challenge: readChallenge(parameters, address),
    nonce: parameters.nonce,
    claims: parameters.claims,
    prompt: readPrompt(parameters.prompt),
    loginHint: parameters.login_hint,
  };
}

/** Apps that keep no secret must bind the code to themselves, see v2-oauth2-auth-code-flow.md. */
function readChallenge(parameters: Parameters, { redirect }: ReturnAddress): string | undefined {
  const { code_challenge: challenge, code_challenge_method: method } = parameters;
  if (challenge === undefined) {
    if (redirect.kind === "web") return undefined;
    throw refuse.challengeMissing();
  }
  if (method !== "S256") throw refuse.parameter("code_challenge_method", method ?? "plain");
  if (!/^[A-Za-z0-9_-]{43}$/.test(challenge)) throw refuse.challengeSize();
  return challenge;
}

function readPrompt(prompt: string | undefined): AuthorizeRequest["prompt"] {
  switch (prompt) {
    case undefined:
    case "none":
    case "login":
    case "consent":
    case "select_account":
      return prompt;
    default:
      throw refuse.parameter("prompt", prompt);
  }
}
