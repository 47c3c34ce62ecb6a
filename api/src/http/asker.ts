import type { Response } from "express";
import type { Actor } from "../identity/actor.ts";
import type { Asker } from "../ports/asker.ts";
import { ProblemError } from "../problem-error.ts";
import { requestIdOf } from "./request-id.ts";
import "./request-state.ts";

export const admit = (response: Response, actor: Actor): void => {
  response.locals.actor = actor;
};

/** Who was admitted to this request, if anybody. */
export const actorOn = (response: Response): Actor | undefined => response.locals.actor;

/** @throws ProblemError `token_missing` where nobody was admitted */
export const askerOf = (response: Response): Asker => {
  const actor = actorOn(response);
  if (!actor) throw new ProblemError("token_missing");
  return { actor, requestId: requestIdOf(response) };
};
