import type { Request, RequestHandler } from "express";
import { type Actor, actorOf, type Admission } from "../identity/actor.ts";
import type { TokenVerifier } from "../ports/token-verifier.ts";
import { ProblemError } from "../problem-error.ts";
import { admit } from "./asker.ts";

type Verified = Awaited<ReturnType<TokenVerifier["verify"]>>;

/** RFC 6750 section 2.1: the only place where a token is taken from. */
const bearer = /^Bearer ([\w.~+/=-]+)$/i;

const tokenOf = (request: Request): string => {
  const token = bearer.exec(request.get("authorization") ?? "")?.[1];
  if (!token) throw new ProblemError("token_missing");
  return token;
};

export const authenticate = (verifier: TokenVerifier, admission: Admission): RequestHandler => {
  // A verifier that remembers a token gives the same claims again: then the actor is the same too.
  const actors = new WeakMap<Verified, Actor>();
  return async (request, response, next) => {
    const token = tokenOf(request);
    const claims = await verifier.verify(token);
    const actor = actors.get(claims) ?? actorOf(claims, admission, token);
    actors.set(claims, actor);
    admit(response, actor);
    next();
  };
};

/** Admits a service of Azure, for which there is no person to act as. */
export const authenticateService =
  (verifier: TokenVerifier, admitOrThrow: (claims: Verified) => void): RequestHandler =>
  async (request, _response, next) => {
    admitOrThrow(await verifier.verify(tokenOf(request)));
    next();
  };
