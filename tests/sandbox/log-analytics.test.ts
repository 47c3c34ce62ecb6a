import { LogsQueryResultStatus } from "@azure/monitor-query-logs";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { all, errorOf, startAzure, uriOf, type Azure } from "./azure.ts";

/**
 * Sources: [docs] MicrosoftDocs, file named; [issue] a thread on GitHub, named; [sdk] @azure/monitor-query-logs 1.0.0;
 * [believed] no source known.
 */
let azure: Azure;
beforeAll(async () => {
  azure = await startAzure();
});
afterEach(async () => {
  await azure.control("logs", { reset: true });
  await azure.control("faults", { clear: true });
});
afterAll(async () => {
  await azure.stop();
});

const reader = "vault-tab-logs";
const workspace = () => azure.sandbox.endpoints.logs.workspaceId;
const day = { duration: "P1D" };
const pass = (seconds: number) => {
  azure.sandbox.world.clock.advance(seconds * 1000);
};
const read = (vault: string, secret: string) => azure.secrets(vault, "approver").getSecret(secret);
const post = (query: string, who = reader, headers: Record<string, string> = {}) =>
  azure.call(`https://api.loganalytics.io/v1/workspaces/${workspace()}/query`, who, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify({ query }),
  });

/** By the official client: each row by the names of its columns. */
async function ask(query: string, timespan = day) {
  const result = await azure.logs(reader).queryWorkspace(workspace(), query, timespan);
  if (result.status !== LogsQueryResultStatus.Success) throw new Error("Not all is there");
  const [{ columnDescriptors = [], rows = [] } = {}] = result.tables;
  return rows.map((cells) =>
    Object.fromEntries(columnDescriptors.map(({ name }, at) => [name ?? "", cells[at]])),
  );
}
const gets = (vault: string) =>
  `AZKVAuditLogs | where OperationName == "SecretGet" and _ResourceId endswith "/vaults/${vault}"`;

describe("who may ask", () => {
  it("[issue azure-sdk-for-net#28194] nobody without a right on the workspace", async () => {
    for (const who of ["admin", "vault-tab-rotation", "vault-tab-web"]) {
      const answer = await post("AZKVAuditLogs", who);
      expect(answer.status, who).toBe(403);
      expect(await errorOf(answer)).toMatchObject({
        code: "InsufficientAccessError",
        message:
          "The provided credentials have insufficient access to perform the requested operation",
      });
    }
  });
  it("[docs api/errors] nobody without a token, or with one for another service", async () => {
    const url = `https://api.loganalytics.io/v1/workspaces/${workspace()}/query`;
    const missing = await fetch(url, { method: "POST", body: "{}" });
    expect(missing.status).toBe(401);
    const other = await azure.identityToken(reader);
    const wrong = await fetch(url, {
      method: "POST",
      headers: { authorization: `Bearer ${other}` },
      body: "{}",
    });
    expect(wrong.status).toBe(401);
    expect((await errorOf(wrong)).code).toBe("InvalidTokenError");
  });
  it("[believed] a workspace and a path that are not there are 404", async () => {
    const none = azure.logs(reader).queryWorkspace(crypto.randomUUID(), "AZKVAuditLogs", day);
    await expect(none).rejects.toMatchObject({ statusCode: 404 });
    const path = await azure.call("https://api.loganalytics.io/v1/nothing", reader);
    expect(path.status).toBe(404);
  });
});

describe("a query that is wrong", () => {
  it("[believed] does not know a table into which nothing ever came", async () => {
    const query = () => azure.logs(reader).queryWorkspace(workspace(), "AzureDiagnostics", day);
    await expect(query()).rejects.toMatchObject({
      statusCode: 400,
      details: {
        error: {
          innererror: { innererror: { message: expect.stringContaining("AzureDiagnostics") } },
        },
      },
    });
  });
  it("[issue grafana#35224] that cannot be read is answered with its place", async () => {
    const answer = await post("AZKVAuditLogs\n< 3");
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({
      error: {
        message: "The request had some invalid properties",
        code: "BadArgumentError",
        innererror: {
          code: "SyntaxError",
          message: "A recognition error occurred in the query.",
          innererror: { code: "SYN0002", line: 2, pos: 0, token: "<" },
        },
      },
    });
  });
  it("[issue azure-cli-extensions#3002] that names what is not there is answered with its name", async () => {
    for (const query of ["Nowhere | take 1", "AZKVAuditLogs | where Error == 1"]) {
      const answer = await post(query);
      expect(answer.status).toBe(400);
      expect(await answer.json()).toMatchObject({
        error: { innererror: { code: "SemanticError", innererror: { code: "SEM0100" } } },
      });
    }
  });
});

describe("a query", () => {
  it("[docs azure-monitor/reference/tables/azkvauditlogs] tells who read which version, from where, by which assignment", async () => {
    const { properties } = await read("kv-payments-dev", "stripe-secret-key");
    pass(15);
    const [line] = await ask(
      `${gets("kv-payments-dev")} | extend Oid = tostring(Identity.claim["http://schemas.microsoft.com/identity/claims/objectidentifier"]), Upn = tostring(Identity.claim["http://schemas.xmlsoap.org/ws/2005/05/identity/claims/upn"]), App = tostring(Identity.claim.appid)`,
    );
    const person = azure.sandbox.world.directory.person("approver");
    expect(line).toMatchObject({
      Oid: person?.objectId,
      Upn: person?.userPrincipalName,
      App: "04b07795-8ddb-461a-bbee-02f9e1bf7b46",
      HttpStatusCode: 200,
      ResultType: "Success",
      CallerIpAddress: "127.0.0.1",
      ClientInfo: expect.stringContaining("azsdk-js-keyvault-secrets"),
      AppliedAssignmentId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      Id: `${uriOf("kv-payments-dev")}/secrets/${properties.name}/${properties.version ?? ""}`,
      TenantId: workspace(),
    });
    expect(line?.["TimeGenerated"]).toBeInstanceOf(Date);
    expect(JSON.stringify(line)).not.toContain("canary-");
  });
  it("[docs azure-monitor/reference/tables/azkvauditlogs] tells of a program by its own identity", async () => {
    await azure.secrets("kv-payments-dev", "checkout-service").getSecret("adyen-api-key");
    pass(15);
    const [line] = await ask(
      `${gets("kv-payments-dev")} and Id has "adyen-api-key" | project Oid = tostring(Identity.claim["http://schemas.microsoft.com/identity/claims/objectidentifier"]), App = tostring(Identity.claim.appid), Upn = tostring(Identity.claim["http://schemas.xmlsoap.org/ws/2005/05/identity/claims/upn"])`,
    );
    expect(line).toEqual({
      Oid: "d4000000-0000-4000-8000-000000000007",
      App: "c3000000-0000-4000-8000-000000000007",
      Upn: "",
    });
  });
  it("[docs monitor-key-vault-reference.md] of a vault in AzureDiagnostics has the columns of that table", async () => {
    await azure.secrets("kv-platform", "vault-tab-rotation").listPropertiesOfSecrets().next();
    await azure.secrets("kv-platform", "one-secret-only").getSecret("deploy-bot-token");
    pass(15);
    const [line] = await ask(
      'AzureDiagnostics | where OperationName == "SecretGet" | project Category, httpStatusCode_d, requestUri_s, clientInfo_s, Oid = identity_claim_http_schemas_microsoft_com_identity_claims_objectidentifier_g, Resource',
    );
    expect(line).toMatchObject({
      Category: "AuditEvent",
      httpStatusCode_d: 200,
      Oid: azure.sandbox.world.directory.person("one-secret-only")?.objectId,
      Resource: "KV-PLATFORM",
    });
    const [own] = await ask(
      'AzureDiagnostics | where OperationName == "SecretList" and httpStatusCode_d == 200 | project Oid = column_ifexists("identity_claim_oid_g", "")',
    );
    expect(own).toEqual({ Oid: "d4000000-0000-4000-8000-000000000003" });
  });
});

describe("a line", () => {
  it("[docs data-ingestion-time.md] is seen only when it has arrived, and can ask when that was", async () => {
    await azure.control("logs", { delaySeconds: 600, spreadSeconds: 0 });
    await read("kv-payments-dev", "fraud-model-token");
    const query = `${gets("kv-payments-dev")} and Id has "fraud-model-token" | project TimeGenerated, Arrived = ingestion_time()`;
    pass(590);
    expect(await ask(query)).toEqual([]);
    pass(11);
    const [line] = await ask(query);
    const { TimeGenerated: at, Arrived: arrived } = z
      .object({ TimeGenerated: z.date(), Arrived: z.date() })
      .parse(line);
    expect((arrived.getTime() - at.getTime()) / 1000).toBe(600);
  });
  it("[docs data-ingestion-time.md] may come before one that was written earlier", async () => {
    await azure.control("logs", { delaySeconds: 0, spreadSeconds: 300 });
    for (let made = 0; made < 12; made += 1) {
      await read("kv-payments-dev", "cosmos-primary-key");
      pass(1);
    }
    pass(300);
    const lines = await ask(
      `${gets("kv-payments-dev")} and Id has "cosmos-primary-key" | extend Arrived = ingestion_time() | order by Arrived asc | project TimeGenerated`,
    );
    const times = lines.map(({ TimeGenerated }) => Number(TimeGenerated));
    expect(times).toHaveLength(12);
    expect(times).not.toEqual([...times].sort((one, other) => one - other));
  });
  it("does not come while the logs are silent, and comes afterwards", async () => {
    await azure.control("logs", { silent: true });
    await read("kv-payments-dev", "queue-listen-key");
    pass(600);
    const query = `${gets("kv-payments-dev")} and Id has "queue-listen-key" | count`;
    expect(await ask(query)).toEqual([{ Count: 0 }]);
    await azure.control("logs", { silent: false });
    pass(15);
    expect(await ask(query)).toEqual([{ Count: 1 }]);
  });
  it("[docs api/request-format] is left out when it was written outside the timespan", async () => {
    pass(120);
    expect(await ask(`${gets("kv-payments-dev")} | take 1`, { duration: "PT1M" })).toEqual([]);
    expect(await ask(`${gets("kv-payments-dev")} | take 1`)).toHaveLength(1);
  });
});

describe("limits", () => {
  it("[docs api/errors] more rows than a reply holds are cut, and the client is told", async () => {
    await azure.control("logs", { rows: 3 });
    const result = await azure.logs(reader).queryWorkspace(workspace(), "AZKVAuditLogs", day);
    expect(result).toMatchObject({
      status: LogsQueryResultStatus.PartialFailure,
      partialError: { code: "PartialError" },
      partialTables: [{ rows: { length: 3 } }],
    });
  });
  it("[docs service-limits] a principal asks 200 times in 30 seconds, and is told when to come again", async () => {
    pass(31);
    for (let asked = 0; asked < 200; asked += 1)
      expect((await post("AZKVAuditLogs | take 1")).status).toBe(200);
    const refused = await post("AZKVAuditLogs | take 1");
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
    expect((await post("AZKVAuditLogs", "admin")).status).toBe(403);
    pass(30);
    expect((await post("AZKVAuditLogs | take 1")).status).toBe(200);
  });
  it("[docs api/timeouts] a query that takes longer than it may is 504", async () => {
    await azure.control("faults", { add: { service: "logs", effect: "slow", seconds: 30 } });
    expect((await post("AZKVAuditLogs | take 1", reader, { prefer: "wait=1" })).status).toBe(504);
  });
  it("faults are found by who asks", async () => {
    for (const [effect, status] of [
      ["throttle", 429],
      ["deny", 403],
      ["fail-500", 500],
    ] as const) {
      await azure.control("faults", { add: { service: "logs", effect, match: reader, times: 1 } });
      expect((await post("AZKVAuditLogs | take 1")).status, effect).toBe(status);
      expect((await post("AZKVAuditLogs | take 1")).status).toBe(200);
    }
  });
});

describe("where a vault logs to", () => {
  const base = () => `https://management.azure.com`;
  const settings = (vault: string, who: string) => {
    const found = azure.sandbox.endpoints.vaults.find(({ name }) => name === vault);
    return azure.call(
      `${base()}${found?.resourceId ?? ""}/providers/Microsoft.Insights/diagnosticSettings?api-version=2021-05-01-preview`,
      who,
    );
  };
  const Settings = z.object({
    value: z.array(
      z.object({
        name: z.string(),
        properties: z.object({
          workspaceId: z.string(),
          logAnalyticsDestinationType: z.string().nullable(),
        }),
      }),
    ),
  });
  const of = async (vault: string) =>
    Settings.parse(await (await settings(vault, "vault-tab-web")).json()).value;

  it("[docs diagnostic-settings.md] is read with a right of its own", async () => {
    const answer = await settings("kv-payments-dev", "requester");
    expect(answer.status).toBe(403);
    expect((await errorOf(answer)).message).toContain("Microsoft.Insights/diagnosticSettings/read");
  });
  it("[docs diagnostic-settings.md] is a workspace and a table, or nowhere", async () => {
    const { resourceId } = azure.sandbox.endpoints.logs;
    expect(await of("kv-payments-dev")).toMatchObject([
      { properties: { workspaceId: resourceId, logAnalyticsDestinationType: "Dedicated" } },
    ]);
    expect(await of("kv-platform")).toMatchObject([
      { properties: { logAnalyticsDestinationType: null } },
    ]);
    expect(await of("kv-legacy")).toEqual([]);
    const [setting] = await of("kv-platform");
    const vault = azure.sandbox.endpoints.vaults.find(({ name }) => name === "kv-platform");
    const one = (name: string) =>
      azure.call(
        `${base()}${vault?.resourceId ?? ""}/providers/Microsoft.Insights/diagnosticSettings/${name}?api-version=2021-05-01-preview`,
        "vault-tab-web",
      );
    expect((await one(setting?.name ?? "")).status).toBe(200);
    expect((await one("none")).status).toBe(404);
  });
  it("a vault that logs nowhere leaves no line, also after it has begun", async () => {
    await azure.secrets("kv-legacy", "approver").getSecret("crm-service-account");
    await azure.control("logs", { vault: "kv-legacy", table: "AZKVAuditLogs" });
    await azure.secrets("kv-legacy", "approver").getSecret("kiosk-admin-password");
    await azure.control("logs", { vault: "kv-legacy", table: "none" });
    pass(15);
    const lines = await ask(`${gets("kv-legacy")} | project Id`);
    expect(lines).toEqual([{ Id: expect.stringContaining("/secrets/kiosk-admin-password/") }]);
  });
  it("[docs workspaces] the workspace tells its id for queries", async () => {
    const { resourceId } = azure.sandbox.endpoints.logs;
    const answer = await azure.call(`${base()}${resourceId}?api-version=2023-09-01`, reader);
    expect(await answer.json()).toMatchObject({ properties: { customerId: workspace() } });
    const refused = await azure.call(`${base()}${resourceId}?api-version=2023-09-01`, "requester");
    expect(refused.status).toBe(403);
  });
});

it("[docs logging.md] each call of a vault is one line", async () => {
  const before = await ask('AZKVAuditLogs | where OperationName == "SecretList" | count');
  await all(azure.secrets("kv-payments-dev", "admin").listPropertiesOfSecrets());
  pass(15);
  const after = await ask(
    'AZKVAuditLogs | where OperationName == "SecretList" and HttpStatusCode == 200 | count',
  );
  expect(Number(after[0]?.["Count"]) - Number(before[0]?.["Count"])).toBe(1);
});
