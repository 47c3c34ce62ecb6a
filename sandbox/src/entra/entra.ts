import express, { type ErrorRequestHandler, type Express, type RequestHandler } from "express";
import { authorize } from "./authorize.ts";
import { checkTenant, instanceDiscovery, openIdConfiguration, userRealm } from "./discovery.ts";
import { keySet } from "./key-set.ts";
import { logout } from "./logout.ts";
import { StsError, stsErrorBody } from "./sts-error.ts";
import type { TenantServices } from "./tenant-services.ts";
import { tokenEndpoint } from "./token-endpoint.ts";

/** `login.microsoftonline.com`; also mounted under the Teams host for the person's own browser. */
export function createEntra(services: TenantServices): Express {
  const app = express();
  app.disable("x-powered-by").disable("etag");
  app.use(requestIds(services));
  for (const version of ["/v2.0", ""] as const) {
    const document = openIdConfiguration(version === "/v2.0" ? "v2" : "v1");
    app.get(`/:tenant${version}/.well-known/openid-configuration`, document);
    app.get(`/:tenant/discovery${version}/keys`, keySet(services));
  }
  app.get("/:tenant/discovery/instance", instanceDiscovery);
  app.get("/:tenant/userrealm/:user", userRealm);
  app.use("/:tenant/oauth2", (request, _response, next) => {
    checkTenant(request.params.tenant);
    next();
  });
  app.use("/:tenant/oauth2/v2.0/token", crossOrigin(services));
  app.post(
    "/:tenant/oauth2/v2.0/token",
    express.urlencoded({ extended: false, limit: "64kb" }),
    tokenEndpoint(services),
  );
  app.all(
    "/:tenant/oauth2/v2.0/authorize",
    express.urlencoded({ extended: false, limit: "64kb" }),
    authorize(services),
  );
  app.get("/:tenant/oauth2/v2.0/logout", logout(services));
  app.use(refusal(services));
  return app;
}

function requestIds(services: TenantServices): RequestHandler {
  return (request, response, next) => {
    const correlation = request.get("client-request-id") ?? services.newId();
    response.set({
      "x-ms-request-id": services.newId(),
      "client-request-id": correlation,
      "Cache-Control": "no-store, no-cache",
      Pragma: "no-cache",
      "Strict-Transport-Security": "max-age=31536000; includeSubDomains",
      "X-Content-Type-Options": "nosniff",
    });
    next();
  };
}

/** Only the origins of single-page redirects may read what the token endpoint says. */
function crossOrigin(services: TenantServices): RequestHandler {
  return (request, response, next) => {
    const origin = request.get("origin");
    const allowed = services.directory
      .applications()
      .flatMap((application) => application.redirects)
      .some((redirect) => redirect.kind === "spa" && new URL(redirect.uri).origin === origin);
    if (origin !== undefined && allowed)
      response.set({ "Access-Control-Allow-Origin": origin, Vary: "Origin" });
    if (request.method !== "OPTIONS") {
      next();
      return;
    }
    response
      .set({
        "Access-Control-Allow-Methods": "POST, OPTIONS",
        "Access-Control-Allow-Headers": request.get("access-control-request-headers") ?? "",
      })
      .sendStatus(200);
  };
}

function refusal(services: TenantServices): ErrorRequestHandler {
  return (failure: unknown, _request, response, next) => {
    if (!(failure instanceof StsError)) {
      next(failure);
      return;
    }
    if (failure.retryAfter !== undefined) response.set("Retry-After", String(failure.retryAfter));
    response.status(failure.status).json(
      stsErrorBody(failure, {
        time: services.clock.now(),
        traceId: response.get("x-ms-request-id") ?? "",
        correlationId: response.get("client-request-id") ?? "",
      }),
    );
  };
}
