import type { RequestHandler } from "express";
import { ProblemError } from "../problem-error.ts";

export interface Drain {
  readonly guard: RequestHandler;
  /** From now on nothing new is taken in; what runs may finish. */
  begin(): void;
}

export const createDrain = (): Drain => {
  let draining = false;
  return {
    begin: () => {
      draining = true;
    },
    guard: (_request, response, next) => {
      if (!draining) {
        next();
        return;
      }
      response.set("connection", "close");
      next(new ProblemError("shutting_down", { retryAfter: 1 }));
    },
  };
};
