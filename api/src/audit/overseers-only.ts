import type { Actor } from "../identity/actor.ts";
import { isOverseer } from "../identity/overseer.ts";
import { ProblemError } from "../problem-error.ts";

/** @throws ProblemError `not_allowed` */
export const refuseOthers = (actor: Actor): void => {
  if (isOverseer(actor)) return;
  throw new ProblemError("not_allowed", {
    detail: "The whole log is for admins and auditors to check.",
  });
};
