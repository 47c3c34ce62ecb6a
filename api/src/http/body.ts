import express, { type RequestHandler } from "express";

const LIMIT = "64kb";

/** Reads a body where one comes (RFC 9112 section 6.3), whatever it says of its type; most requests have none. */
export const readBody = (): RequestHandler => {
  const parse = express.json({ limit: LIMIT, type: () => true });
  return (request, response, next) => {
    const { "content-length": length, "transfer-encoding": encoding } = request.headers;
    if (length === undefined && encoding === undefined) next();
    else parse(request, response, next);
  };
};
