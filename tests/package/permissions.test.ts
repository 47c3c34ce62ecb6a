import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import * as z from "zod";
import { root } from "../../scripts/root.ts";
import { renderFor } from "./render-manifest.ts";

const document = readFileSync(join(root, "docs", "permissions.md"), "utf8");
const chapter = (title: string) => document.split(`## ${title}`)[1]?.split("\n## ")[0] ?? "";
const rowsOf = (title: string) =>
  chapter(title)
    .split("\n")
    .filter((line) => line.startsWith("| `"))
    .map((line) =>
      line
        .split("|")
        .slice(1, -1)
        .map((cell) => cell.trim().replaceAll("`", "")),
    );

const Registration = z.looseObject({
  requiredResourceAccess: z.array(
    z.object({
      resourceAppId: z.string(),
      resourceAccess: z.array(z.object({ id: z.string(), type: z.enum(["Scope", "Role"]) })),
    }),
  ),
});
const TeamsApp = z.looseObject({
  authorization: z.object({
    permissions: z.object({
      resourceSpecific: z.array(z.object({ name: z.string(), type: z.string() })),
    }),
  }),
});

/** https://learn.microsoft.com/troubleshoot/entra/entra-id/governance/verify-first-party-apps-sign-in */
const services = new Map([
  ["Azure Key Vault", "cfa8b339-82a2-471a-a3c9-0fc0be7a4093"],
  ["Azure Resource Manager", "797f4846-ba00-4fd7-ba43-dac1f8f63013"],
  ["Microsoft Graph", "00000003-0000-0000-c000-000000000000"],
]);

test("docs/permissions.md has the permissions that the registration asks for, and no other", () => {
  const { requiredResourceAccess } = Registration.parse(
    renderFor("production", "aad.manifest.json"),
  );
  const asked = requiredResourceAccess.flatMap(({ resourceAppId, resourceAccess }) =>
    resourceAccess.map(({ id, type }) => [
      resourceAppId,
      type === "Scope" ? "delegated" : "application",
      id,
    ]),
  );
  const written = rowsOf("Of the app registration, in other services").map(
    ([, of = "", kind, id]) => [services.get(of), kind, id],
  );
  expect(asked.length).toBeGreaterThan(0);
  expect(written).toEqual(asked);
});

test("docs/permissions.md has the permissions that installing the app gives, and no other", () => {
  const { authorization } = TeamsApp.parse(renderFor("production"));
  const asked = authorization.permissions.resourceSpecific;
  const written = rowsOf("In a team or for a person, by installing the app").map(
    ([name, kind]) => ({ name, type: kind === "application" ? "Application" : "Delegated" }),
  );
  expect(written).toEqual(asked);
});

test("each has its reason", () => {
  const rows = [...document.matchAll(/^\| `.*$/gm)].map(String);
  const cells = rows.flatMap((row) => row.split("|").slice(1, -1));
  expect(cells.filter((cell) => cell.trim() === "")).toEqual([]);
});

test("code calls Graph for what these permissions are, and names them where it does", () => {
  const graph = ["directory", "read-team", "send-notice"].map((file) =>
    readFileSync(join(root, "api", "src", "graph", `${file}.ts`), "utf8"),
  );
  const named = new Set(graph.join("\n").match(/\b[A-Z]\w+\.(?:Read|Send)\.(?:All|Group|User)\b/g));
  const written = [
    ...rowsOf("Of the app registration, in other services"),
    ...rowsOf("In a team or for a person, by installing the app"),
  ].map(([name]) => name);
  expect([...named].toSorted()).toEqual(
    written.filter((name) => name !== "user_impersonation").toSorted(),
  );
});
