import { randomUUID } from "node:crypto";
import type { RequestHandler, Response } from "express";
import "./request-state.ts";

const header = "x-request-id";
const wellFormed = /^[\w-]{8,64}$/;

/** Takes the caller's id if it is one that can stand in a log, else makes one. */
export const identifyRequest: RequestHandler = (request, response, next) => {
  const given = request.headers[header];
  response.locals.requestId =
    typeof given === "string" && wellFormed.test(given) ? given : randomUUID();
  next();
};

/** A reply carries the id by itself; for everything else that is answered. */
export const tellRequestId: RequestHandler = (_request, response, next) => {
  response.set(header, requestIdOf(response));
  next();
};

export const requestIdOf = (response: Response): string =>
  response.locals.requestId ?? "unidentified";
