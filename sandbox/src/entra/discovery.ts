import type { Request, Response } from "express";
import { hosts } from "../network/hosts.ts";
import { tenantDomain, tenantId } from "../tenant.ts";
import { authorityHost, issuerV1, issuerV2 } from "./issuer.ts";
import { refuse } from "./refusals.ts";

const anyTenant = ["common", "organizations"];

/** Names of the tenant in an address; those that mean "whichever" keep their name in what they are told. */
export function checkTenant(name: string): string {
  const lower = name.toLowerCase();
  if (anyTenant.includes(lower)) return lower;
  if (lower === tenantId || lower === tenantDomain) return tenantId;
  throw refuse.unknownTenant(name);
}

/** A browser reaches these pages under another origin than the SDKs; its documents must name that one. */
function baseOf(request: Request): string {
  const real = hosts.entra.some((host) => host === request.hostname);
  return real ? authorityHost : `https://${request.get("host") ?? "localhost"}${request.baseUrl}`;
}

export function openIdConfiguration(version: "v1" | "v2") {
  return (request: Request, response: Response): void => {
    const tenant = checkTenant(String(request.params["tenant"]));
    const base = `${baseOf(request)}/${tenant}`;
    const path = version === "v2" ? "/oauth2/v2.0" : "/oauth2";
    const templated = (issuer: string) =>
      tenant === tenantId ? issuer : issuer.replace(tenantId, "{tenantid}");
    response.set("Access-Control-Allow-Origin", "*").json({
      token_endpoint: `${base}${path}/token`,
      token_endpoint_auth_methods_supported: [
        "client_secret_post",
        "private_key_jwt",
        "client_secret_basic",
      ],
      jwks_uri: `${base}/discovery${version === "v2" ? "/v2.0" : ""}/keys`,
      response_modes_supported: ["query", "fragment"],
      subject_types_supported: ["pairwise"],
      id_token_signing_alg_values_supported: ["RS256"],
      response_types_supported: ["code"],
      scopes_supported: ["openid", "profile", "email", "offline_access"],
      issuer: templated(version === "v2" ? issuerV2 : issuerV1),
      request_uri_parameter_supported: false,
      userinfo_endpoint: "https://graph.microsoft.com/oidc/userinfo",
      authorization_endpoint: `${base}${path}/authorize`,
      end_session_endpoint: `${base}${path}/logout`,
      http_logout_supported: true,
      frontchannel_logout_supported: true,
      claims_supported: ["sub", "iss", "aud", "exp", "iat", "nonce", "preferred_username"],
      tenant_region_scope: "EU",
      cloud_instance_name: "microsoftonline.com",
      cloud_graph_host_name: "graph.windows.net",
      msgraph_host: "graph.microsoft.com",
      rbac_url: "https://pas.windows.net",
    });
  };
}

/** MSAL asks this of an authority that it does not know by heart. */
export function instanceDiscovery(request: Request, response: Response): void {
  const tenant = checkTenant(String(request.params["tenant"]));
  response.set("Access-Control-Allow-Origin", "*").json({
    tenant_discovery_endpoint: `${baseOf(request)}/${tenant}/v2.0/.well-known/openid-configuration`,
    "api-version": "1.1",
    metadata: [
      {
        preferred_network: "login.microsoftonline.com",
        preferred_cache: "login.windows.net",
        aliases: ["login.microsoftonline.com", "login.windows.net", "login.microsoft.com"],
      },
    ],
  });
}

/** MSAL for Python asks this before the password grant. */
export function userRealm(_request: Request, response: Response): void {
  response.json({
    ver: "1.0",
    account_type: "Managed",
    domain_name: tenantDomain,
    cloud_instance_name: "microsoftonline.com",
    cloud_audience_urn: "urn:federation:MicrosoftOnline",
  });
}
