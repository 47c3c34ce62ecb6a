import type { Mutant } from "./mutant.ts";

type Row = readonly [name: string, file: string, find: string, replace: string, suite: string];

const rows: readonly Row[] = [
  [
    "a token for another audience is accepted",
    "azure/entra-tokens.ts",
    "audience: [...audiences],",
    "",
    "tokens",
  ],
  [
    "a person may sit in any client",
    "identity/actor.ts",
    'personClients.has(client)) return "person"',
    'client !== "") return "person"',
    "tokens",
  ],
  [
    "the scope may be part of a longer word",
    "identity/actor.ts",
    '.split(" ").includes(requiredScope)',
    ".includes(requiredScope)",
    "tokens",
  ],
  [
    "any tenant is let in",
    "identity/actor.ts",
    "if (!tenants.includes(claims.tid))",
    'if (claims.tid === "")',
    "tokens",
  ],
  [
    "any issuer is believed",
    "identity/actor.ts",
    "if (claims.iss !== issuerOf(claims, authority))",
    'if (claims.iss === "")',
    "tokens",
  ],
  [
    "a remembered token never expires",
    "azure/entra-tokens.ts",
    "kept !== undefined && now < kept.until",
    "kept !== undefined",
    "tokens",
  ],
  [
    "the right of the asker is not proven",
    "secrets/look-into-vault.ts",
    "if (!(await rights.mayList(asker, vault, kind)))",
    "if (rights.known(asker, vault, kind) === undefined && (await rights.mayList(asker, vault, kind)) === undefined)",
    "listing",
  ],
  [
    "a proof holds for ever",
    "azure/remember-rights.ts",
    "clock.now().getTime() - proof.at < keepFor ?",
    "clock.now().getTime() - proof.at < keepFor * 1e6 ?",
    "listing",
  ],
  [
    "one person's proof counts for the next",
    "azure/remember-rights.ts",
    "`${actor.tenantId}/${actor.objectId}/${name}/${kind}`",
    "`${actor.tenantId}/${name}/${kind}`",
    "view-equals-azure",
  ],
  [
    "a client is shared by two people",
    "azure/key-vault.ts",
    "`${actor.tenantId}/${actor.objectId}/${vault.name}`",
    "`${actor.tenantId}/${vault.name}`",
    "view-equals-azure",
  ],
  [
    "a user's token goes out to read a value",
    "azure/outgoing-allow-list.ts",
    '^/${kinds}$`) },\n    { method: "GET", path: new RegExp(`^/${kinds}/${name}/versions$',
    '^/${kinds}$`) },\n    { method: "GET", path: new RegExp(`^/${kinds}/${name}(/versions)?$',
    "api/src/azure/outgoing-allow-list.test.ts",
  ],
  [
    "a user's token goes to another host",
    "azure/outgoing-allow-list.ts",
    "if (url.origin === origin && listed)",
    "if (listed)",
    "api/src/azure/outgoing-allow-list.test.ts",
  ],
  [
    "a vault that fails is named to everybody",
    "secrets/vault-problem.ts",
    '(look.outcome === "unproven" && look.seenBefore)',
    'look.outcome === "unproven"',
    "azure-refuses",
  ],
  [
    "events are told to everybody",
    "secrets/follow-events.ts",
    "return await rights.mayList(asker, vault, kind);",
    "return true;",
    "listing",
  ],
  [
    "a cursor of another order is accepted",
    "secrets/cursor.ts",
    "madeFor !== sort || kind",
    "kind",
    "input",
  ],
  [
    "everybody shares one limit",
    "http/rate-limit.ts",
    "takeOne(`${tenantId}/${objectId}`,",
    "takeOne(`${tenantId}/${objectId.length}`,",
    "hardening",
  ],
  [
    "claims of Entra do not reach the window",
    "azure/upstream-problem.ts",
    "cause instanceof InteractionRequiredAuthError && cause.claims;",
    'cause instanceof InteractionRequiredAuthError && "";',
    "azure-refuses",
  ],
];

export const serviceMutants: readonly Mutant[] = rows.map(([name, file, find, replace, suite]) => ({
  name,
  file: `api/src/${file}`,
  find,
  replace,
  suite: suite.includes("/") ? suite : `tests/api/${suite}.test.ts`,
}));
