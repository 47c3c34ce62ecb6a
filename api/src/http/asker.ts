import type { Response } from "express";
import type { Actor } from "../identity/actor.ts";
import type { Asker } from "../ports/asker.ts";
import { ProblemError } from "../problem-error.ts";
import { requestIdOf } from "./request-id.ts";

const actors = new WeakMap<Response, Actor>();

export const admit = (response: Response, actor: Actor): void => {
  actors.set(response, actor);
};

/** Who was admitted to this request, if anybody. */
export const actorOn = (response: Response): Actor | undefined => actors.get(response);

/** @throws ProblemError `token_missing` where nobody was admitted */
export const askerOf = (response: Response): Asker => {
  const actor = actors.get(response);
  if (!actor) throw new ProblemError("token_missing");
  return { actor, requestId: requestIdOf(response) };
};
