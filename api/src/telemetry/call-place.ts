import type { UpstreamCall, UpstreamService } from "../ports/upstream-calls.ts";

/** Host names of the public cloud; what leaves for another place is nothing that is watched here. */
const hosts: readonly (readonly [UpstreamService, RegExp])[] = [
  ["key-vault", /\.vault\.azure\.net$/],
  ["arm", /^management\.azure\.com$/],
  ["graph", /^graph\.microsoft\.com$/],
  ["entra", /^login\.microsoftonline\.com$/],
  ["logs", /^api\.loganalytics\.(?:io|azure\.com)$/],
  ["github", /^api\.github\.com$/],
];

/** Of a virtual machine, and of Container Apps and App Service, whose address is in the environment. */
const identityPath = /^\/(?:metadata\/identity\/oauth2\/token|msi\/token)\/?$/i;
const keysPath = /\/discovery\/v2\.0\/keys$/;

/**
 * All words of an address that may be shown. Everything else is a name or an id, of a vault, a secret or
 * a person, and becomes `{}`: what nobody has thought of is hidden.
 */
const words = new Set(
  [
    ...["secrets", "certificates", "keys", "versions", "deletedsecrets", "pending", "sign"],
    ...["create", "rotate", "subscriptions", "resourcegroups", "providers", "microsoft.keyvault"],
    ...["vaults", "microsoft.authorization", "roleassignments", "permissions", "roledefinitions"],
    ...["roleassignmentschedules", "roleassignmentschedulerequests", "microsoft.automation"],
    ...["roleassignmentscheduleinstances", "roleassignmentsusagemetrics", "automationaccounts"],
    ...["jobs", "streams", "stop", "microsoft.insights", "diagnosticsettings", "v1.0", "users"],
    ...["groups", "teams", "members", "owners", "transitivememberof", "getmembergroups"],
    ...["sendactivitynotification", "teamwork", "installedapps", "oauth2", "v2.0", "token"],
    ...["discovery", "instance", "v1", "workspaces", "query", "app", "installations", "repos"],
    ...["access_tokens", "actions", "workflows", "dispatches", "runs", "cancel", "metadata"],
    ...["identity", "msi", ".well-known", "openid-configuration"],
  ].map((word) => word.toLowerCase()),
);

const routeOf = (path: string): string =>
  path
    .split("/")
    .filter((part) => part !== "")
    .map((part) => `/${words.has(part.toLowerCase()) ? part : "{}"}`)
    .join("");

/** What is known of a call without knowing whom or what it is about. */
export const callPlace = (method: string, url: URL): UpstreamCall | undefined => {
  const { hostname, pathname } = url;
  const found = identityPath.test(pathname)
    ? "managed-identity"
    : hosts.find(([, host]) => host.test(hostname))?.[0];
  if (found === undefined) return undefined;
  const service = found === "entra" && keysPath.test(pathname) ? "entra-keys" : found;
  return { service, method, route: routeOf(pathname) };
};
