import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Role } from "@vault-tab/contract";
import { describe, expect, test } from "vitest";
import * as z from "zod";
import { root } from "../../scripts/root.ts";
import { environments } from "./environments.ts";
import { renderFor } from "./render-manifest.ts";
import { readSettings } from "./settings-document.ts";

const Registration = z.strictObject({
  id: z.guid(),
  appId: z.guid(),
  displayName: z.string(),
  description: z.string(),
  identifierUris: z.tuple([z.string()]),
  signInAudience: z.literal("AzureADMyOrg"),
  isFallbackPublicClient: z.literal(false),
  groupMembershipClaims: z.null(),
  api: z.strictObject({
    requestedAccessTokenVersion: z.literal(2),
    oauth2PermissionScopes: z.tuple([
      z.looseObject({ id: z.guid(), value: z.string(), isEnabled: z.literal(true) }),
    ]),
    preAuthorizedApplications: z.array(
      z.strictObject({ appId: z.guid(), delegatedPermissionIds: z.tuple([z.guid()]) }),
    ),
  }),
  appRoles: z.array(
    z.looseObject({
      id: z.guid(),
      value: z.string(),
      allowedMemberTypes: z.tuple([z.enum(["User", "Application"])]),
    }),
  ),
  optionalClaims: z.looseObject({ accessToken: z.array(z.looseObject({ name: z.string() })) }),
  requiredResourceAccess: z.array(
    z.strictObject({
      resourceAppId: z.guid(),
      resourceAccess: z.array(z.strictObject({ id: z.guid(), type: z.enum(["Scope", "Role"]) })),
    }),
  ),
  spa: z.strictObject({ redirectUris: z.array(z.url()) }),
  web: z.strictObject({
    redirectUris: z.array(z.never()),
    implicitGrantSettings: z.strictObject({
      enableAccessTokenIssuance: z.literal(false),
      enableIdTokenIssuance: z.literal(false),
    }),
  }),
  publicClient: z.strictObject({ redirectUris: z.array(z.never()) }),
  info: z.looseObject({}),
});

const TeamsApp = z.looseObject({
  webApplicationInfo: z.object({ id: z.string(), resource: z.string() }),
  validDomains: z.tuple([z.string()]),
});

const read = (environment: string) => ({
  registration: Registration.parse(renderFor(environment, "aad.manifest.json")),
  teamsApp: TeamsApp.parse(renderFor(environment)),
});
const source = (file: string) => readFileSync(join(root, file), "utf8");
const guids = (text: string) => text.match(/"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"/g) ?? [];

describe.each(environments)("the registration of %s", (environment) => {
  const { registration, teamsApp } = read(environment);

  test("is the application that the Teams app signs in to", () => {
    expect(teamsApp.webApplicationInfo).toEqual({
      id: registration.appId,
      resource: registration.identifierUris[0],
    });
  });

  test("sends people back to the tab's own domain, to the page that waits for them", () => {
    expect(source("tabs/src/host/sign-in-request.ts")).toContain("${request.origin}/auth-end.html");
    expect(registration.spa.redirectUris).toEqual([
      `https://${teamsApp.validDomains[0]}/auth-end.html`,
    ]);
  });
});

const { registration } = read("production");
const scope = registration.api.oauth2PermissionScopes[0];

test("lets in without asking exactly those clients that the service takes for a person's", () => {
  const clients = source("api/src/identity/actor.ts").match(/personClients[^;]*;/)?.[0] ?? "";
  const allowed = registration.api.preAuthorizedApplications.map(({ appId }) => `"${appId}"`);
  expect(allowed.length).toBeGreaterThan(0);
  expect(allowed.toSorted()).toEqual(guids(clients).toSorted());
});

test("gives them one permission, the one that the service asks for", () => {
  expect(source("api/src/identity/actor.ts")).toContain(`requiredScope = "${scope.value}"`);
  for (const { delegatedPermissionIds } of registration.api.preAuthorizedApplications) {
    expect(delegatedPermissionIds).toEqual([scope.id]);
  }
});

test("has the app roles that the code asks for: people's of the contract, and Event Grid's", () => {
  const given = (to: "User" | "Application") =>
    registration.appRoles
      .filter(({ allowedMemberTypes }) => allowedMemberTypes[0] === to)
      .map(({ value }) => value);
  expect(given("User")).toEqual(Role.options);
  const eventGrid = readSettings()
    .get("The service")
    ?.find(({ name }) => name === "EVENT_GRID_ROLE");
  expect(given("Application")).toEqual([eventGrid?.initial]);
  expect(new Set(registration.appRoles.map(({ id }) => id)).size).toBe(3);
});

test("tokens say whether a person or an application has them", () => {
  expect(registration.optionalClaims.accessToken.map(({ name }) => name)).toEqual(["idtyp"]);
});
