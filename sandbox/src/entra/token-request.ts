import { z } from "zod";
import { refuse } from "./refusals.ts";

/** Repeated and unknown parameters are left aside, as Entra does. */
const text = z.string().min(1).optional().catch(undefined);

const tokenRequestSchema = z.object({
  grant_type: text,
  client_id: text,
  client_secret: text,
  client_assertion: text,
  client_assertion_type: text,
  scope: text,
  assertion: text,
  requested_token_use: text,
  username: text,
  password: text,
  code: text,
  code_verifier: text,
  redirect_uri: text,
  refresh_token: text,
  claims: text,
});

export type TokenRequest = z.infer<typeof tokenRequestSchema>;

export function readTokenRequest(body: unknown): TokenRequest {
  return tokenRequestSchema.parse(body ?? {});
}

export function demand(request: TokenRequest, parameter: keyof TokenRequest): string {
  const value = request[parameter];
  if (value === undefined) throw refuse.missing(parameter);
  return value;
}
