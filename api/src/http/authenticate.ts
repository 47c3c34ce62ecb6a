import type { RequestHandler } from "express";
import { actorOf, type Admission } from "../identity/actor.ts";
import type { TokenVerifier } from "../ports.ts";
import { ProblemError } from "../problem-error.ts";
import { admit } from "./asker.ts";

/** RFC 6750 section 2.1: the only place where a token is taken from. */
const bearer = /^Bearer ([\w.~+/=-]+)$/i;

export const authenticate =
  (verifier: TokenVerifier, admission: Admission): RequestHandler =>
  async (request, response, next) => {
    const token = bearer.exec(request.get("authorization") ?? "")?.[1];
    if (!token) throw new ProblemError("token_missing");
    admit(response, actorOf(await verifier.verify(token), admission, token));
    next();
  };
