import { randomUUID } from "node:crypto";
import type { RequestHandler, Response } from "express";

const header = "x-request-id";
const wellFormed = /^[\w-]{8,64}$/;
const ids = new WeakMap<Response, string>();

/** Takes the caller's id if it is one that can stand in a log, else makes one. */
export const identifyRequest: RequestHandler = (request, response, next) => {
  const given = request.get(header);
  const id = given && wellFormed.test(given) ? given : randomUUID();
  ids.set(response, id);
  response.set(header, id);
  next();
};

export const requestIdOf = (response: Response): string => ids.get(response) ?? "unidentified";
