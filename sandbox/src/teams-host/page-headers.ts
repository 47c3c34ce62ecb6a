import type { RequestHandler } from "express";

/**
 * The policy of the host's own page. No `Cross-Origin-Opener-Policy`: sign-in windows answer
 * through `window.opener`.
 */
export function pageHeaders(origins: readonly string[]): RequestHandler {
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    `connect-src 'self' ${origins.join(" ")}`,
    `frame-src ${origins.join(" ")}`,
    "form-action 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join("; ");
  return (_request, response, next) => {
    response.set({
      "Content-Security-Policy": policy,
      "Referrer-Policy": "no-referrer",
      "X-Content-Type-Options": "nosniff",
    });
    next();
  };
}

/** Only the page itself may ask for tokens or change tabs; other sites and frames may not. */
export const samePageOnly: RequestHandler = (request, response, next) => {
  const site = request.get("Sec-Fetch-Site");
  if (site === undefined || site === "same-origin") {
    next();
    return;
  }
  response.status(403).json({ error: "Only the Teams host's own page may ask this." });
};
