import { timingSafeEqual } from "node:crypto";
import express, { type Express, type Request } from "express";
import {
  managedIdentities,
  managedIdentity,
  type ManagedIdentity,
} from "../directory/managed-identities.ts";
import { issueForApplication } from "../entra/issue-tokens.ts";
import type { TenantServices } from "../entra/tenant-services.ts";

/** A managed identity's token lives for 24 hours, see overview-managed-identity.md. */
const lifetime = 24 * 60 * 60;

/**
 * The endpoint that App Service gives to a site, version 2019-08-01:
 * https://learn.microsoft.com/azure/app-service/overview-managed-identity#rest-endpoint-reference
 */
export function createManagedIdentity(services: TenantServices, header: string): Express {
  const app = express();
  app.disable("x-powered-by").disable("etag");
  app.get("/msi/token", async (request, response) => {
    const refused = (status: number, message: string) =>
      response
        .status(status)
        .json({ statusCode: status, message, correlationId: services.newId() });
    if (!sameText(request.get("x-identity-header") ?? "", header)) {
      refused(401, "Invalid or missing X-IDENTITY-HEADER");
      return;
    }
    if (one(request, "api-version") !== "2019-08-01") {
      refused(400, "The api-version is missing or not supported");
      return;
    }
    const identifier = one(request, "resource") ?? "";
    const resource = services.directory.resource(identifier);
    if (!resource) {
      refused(400, `The resource '${identifier}' was not found in the tenant`);
      return;
    }
    const identity = chosen(request);
    if (!identity) {
      refused(
        400,
        "No User Assigned or Delegated Managed Identity found for specified ClientId/ResourceId/PrincipalId.",
      );
      return;
    }
    const tokens = await issueForApplication(
      services,
      identity,
      { resource, identifier },
      lifetime,
    );
    const now = Math.floor(services.clock.now().getTime() / 1000);
    response.json({
      access_token: tokens.access_token,
      expires_on: String(now + lifetime),
      resource: identifier,
      token_type: "Bearer",
      client_id: identity.clientId,
    });
  });
  return app;
}

/** Without a name it is the identity of the site itself, here the web's. */
function chosen(request: Request): ManagedIdentity | undefined {
  const clientId = one(request, "client_id");
  const objectId = one(request, "principal_id") ?? one(request, "object_id");
  const resourceId = one(request, "mi_res_id");
  if (clientId === undefined && objectId === undefined && resourceId === undefined)
    return managedIdentity("vault-tab-web");
  return managedIdentities.find(
    (known) =>
      known.clientId === clientId ||
      known.objectId === objectId ||
      known.resourceId.toLowerCase() === resourceId?.toLowerCase(),
  );
}

function one(request: Request, name: string): string | undefined {
  const value = request.query[name];
  return typeof value === "string" ? value : undefined;
}

function sameText(left: string, right: string): boolean {
  const [a, b] = [Buffer.from(left), Buffer.from(right)];
  return a.length === b.length && timingSafeEqual(a, b);
}
