import type { Request, Response } from "express";
import { openSession, signOut } from "./sessions.ts";
import type { TenantServices } from "./tenant-services.ts";

/** Ends the browser's session; goes back only to an address that some app has registered. */
export function logout(services: TenantServices) {
  return (request: Request, response: Response): void => {
    signOut(services, openSession(services, request, response));
    const target = request.query["post_logout_redirect_uri"];
    const known = services.directory
      .applications()
      .flatMap((application) => application.redirects)
      .find((redirect) => redirect.uri === target);
    if (known) response.redirect(302, known.uri);
    else response.type("text").send("You signed out of your account.");
  };
}
