/** A small product that keeps every rule: file to what it imports, and how. */
const tree: Record<string, readonly string[]> = {
  "contract/src/index.ts": ["./secrets.ts"],
  "contract/src/secrets.ts": ["zod"],
  "contract/src/openapi.ts": ["./index.ts"],

  "api/src/main.ts": ["./config.ts", "./wiring/wire.ts", "./app.ts", "pino"],
  "api/src/config.ts": ["zod"],
  "api/src/wiring/wire.ts": [
    ...["../config.ts", "../clock.ts", "../azure/key-vault.ts", "../storage/audit-store.ts"],
    ...["./rotation.ts", "type ../app.ts", "../secrets/list-secrets.ts", "../requests/decide.ts"],
    ...["../cedar/ruling-engine.ts", "../graph/team-members.ts", "../jobs/queue.ts"],
  ],
  "api/src/wiring/rotation.ts": ["../azure/set-secret.ts", "../github/workflow-runs.ts"],
  "api/src/app.ts": ["express", "./http/hardening.ts", "./secrets/routes.ts"],
  "api/src/clock.ts": [],
  "api/src/problem-error.ts": ["@vault-tab/contract"],
  "api/src/ports/key-vault.ts": ["type ../clock.ts", "@vault-tab/contract"],
  "api/src/http/operation.ts": ["express", "@vault-tab/contract", "../problem-error.ts"],
  "api/src/http/hardening.ts": ["helmet", "../identity/actor.ts", "type ../clock.ts"],
  "api/src/identity/actor.ts": ["@vault-tab/contract"],
  "api/src/rules/ruling.ts": ["../identity/actor.ts", "../problem-error.ts"],
  "api/src/audit/audit-entry.ts": ["node:crypto", "../identity/actor.ts"],
  "api/src/secrets/routes.ts": [
    ...["@vault-tab/contract", "../http/operation.ts", "type ./list-secrets.ts"],
  ],
  "api/src/secrets/list-secrets.ts": [
    ...["./health.ts", "type ../ports/key-vault.ts", "type ../clock.ts", "../rules/ruling.ts"],
  ],
  "api/src/secrets/health.ts": ["@vault-tab/contract", "../problem-error.ts"],
  "api/src/secrets/health.test.ts": ["./health.ts", "node:assert"],
  "api/src/requests/decide.ts": ["../audit/audit-entry.ts", "type ../ports/key-vault.ts"],
  "api/src/azure/key-vault.ts": [
    "@azure/keyvault-secrets",
    "jose",
    "lru-cache",
    "../ports/key-vault.ts",
  ],
  "api/src/azure/set-secret.ts": ["./new-value.ts", "@azure/keyvault-secrets"],
  "api/src/azure/new-value.ts": ["node:crypto"],
  "api/src/graph/team-members.ts": [
    "../ports/key-vault.ts",
    "../config.ts",
    "type ../identity/actor.ts",
  ],
  "api/src/github/workflow-runs.ts": ["../ports/key-vault.ts"],
  "api/src/storage/audit-store.ts": ["kysely", "../ports/key-vault.ts"],
  "api/src/secretlint/text-inspector.ts": ["@secretlint/core", "type ../ports/key-vault.ts"],
  "api/src/jobs/queue.ts": ["pg-boss", "../ports/key-vault.ts"],
  "api/src/cedar/ruling-engine.ts": ["@cedar-policy/cedar-wasm", "../ports/key-vault.ts"],

  "tabs/src/main.tsx": ["./app.tsx"],
  "tabs/src/app.tsx": ["react", "./routes.tsx"],
  "tabs/src/routes.tsx": ["lazy ./features/secrets/secrets-page.tsx"],
  "tabs/src/features/secrets/secrets-page.tsx": [
    ...["../../ui/page.tsx", "../../data/queries.ts", "../../host/teams-host.ts"],
  ],
  "tabs/src/ui/page.tsx": ["react", "@vault-tab/contract"],
  "tabs/src/data/queries.ts": ["@tanstack/react-query", "@vault-tab/contract"],
  "tabs/src/host/teams-host.ts": ["@microsoft/teams-js", "lazy ./sign-in-window.ts"],
  "tabs/src/host/sign-in-window.ts": ["@microsoft/teamsfx"],

  "sandbox/src/main.ts": ["./sandbox.ts"],
  "sandbox/src/sandbox.ts": ["express", "jose", "node:https"],
  "tests/api/secrets.test.ts": [
    ...["@vault-tab/api/app", "@vault-tab/sandbox", "@vault-tab/contract"],
    ...["../../scripts/find-browser.ts", "@azure/identity"],
  ],
  "scripts/start.ts": ["./find-browser.ts", "node:child_process"],
  "scripts/find-browser.ts": [],
};

/** `type x`, `lazy x` or `x` as TypeScript would write it. */
export function importStatement(wanted: string): string {
  const [kind, target] = wanted.includes(" ") ? wanted.split(" ") : ["value", wanted];
  if (kind === "type") return `import type { X } from "${target}";\nexport type Y = X;\n`;
  if (kind === "lazy") return `export const load = () => import("${target}");\n`;
  return `import "${target}";\n`;
}

export const legalTree: ReadonlyMap<string, string> = new Map(
  Object.entries(tree).map(([file, wanted]) => [file, wanted.map(importStatement).join("")]),
);
