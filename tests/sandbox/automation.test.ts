import { randomUUID } from "node:crypto";
import { AutomationClient } from "@azure/arm-automation";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { all, errorOf, startAzure, type Azure, type ManagedIdentity } from "./azure.ts";

// SPEC automation 2023-11-01: job.json, jobStream.json, runbook.json; built-in-roles/management-and-governance.md.

let azure: Azure;
const group = "rg-vaults";
const account = "aa-rotation";
const secret = { VaultName: "kv-payments-dev", SecretName: "stripe-secret-key" };

/** So that a machine that is busy can look in between. */
const slowly = () => azure.control("automation", { queueSeconds: 15, stepSeconds: 10 });

beforeAll(async () => {
  azure = await startAzure();
  await slowly();
});
afterEach(async () => {
  await azure.control("automation", { reset: true });
  await slowly();
  // What still runs ends before the next clause.
  await advance("PT70S");
});
afterAll(() => azure.stop());

const clientOf = (name: ManagedIdentity) =>
  new AutomationClient(azure.identity(name), azure.sandbox.endpoints.subscriptionId, "status", {
    noRetryPolicy: true,
  });
const client = () => clientOf("vault-tab-rotation");
const advance = (duration: string) => azure.control("clock", { advance: duration });
async function start(runbook: string, parameters: Record<string, string> = secret) {
  const name = randomUUID();
  const made = await client().job.create(group, account, name, {
    runbook: { name: runbook },
    parameters,
  });
  expect(made._response.status).toBe(201);
  return name;
}
const job = (name: string) => client().job.get(group, account, name);
const lines = async (name: string) =>
  (await client().jobStream.listByJob(group, account, name)).map(({ summary }) => summary);
const versions = async () => {
  const vault = azure.secrets(secret.VaultName, "approver");
  return (await all(vault.listPropertiesOfSecretVersions(secret.SecretName))).length;
};

describe("refusals", () => {
  it("a job needs jobs/write at the account, and so does each look at it", async () => {
    const create = clientOf("vault-tab-watchdog").job.create(group, account, randomUUID(), {
      runbook: { name: "Rotate-Secret" },
    });
    await expect(create).rejects.toMatchObject({ statusCode: 403, code: "AuthorizationFailed" });
    const url = `https://management.azure.com${azure.sandbox.endpoints.automation.accountId}`;
    for (const path of ["jobs", "runbooks", `jobs/${randomUUID()}/streams`]) {
      const answer = await azure.call(`${url}/${path}?api-version=2023-11-01`, "requester");
      expect(answer.status).toBe(403);
      expect((await errorOf(answer)).message).toContain("Microsoft.Automation/automationAccounts/");
    }
  });
  it.each([
    ["a runbook that is not there", "No-Such-Runbook", secret, 404],
    ["a runbook that is not published", "Rotate-Draft", {}, 400],
    ["a missing parameter", "Rotate-Secret", { VaultName: "kv-payments-dev" }, 400],
  ])("%s (believed)", async (_what, runbook, parameters, statusCode) => {
    await expect(start(runbook, parameters)).rejects.toMatchObject({ statusCode });
  });
  it("a name that a job has, and one that is no GUID (believed)", async () => {
    const name = await start("Rotate-Secret");
    const again = (other: string) =>
      client().job.create(group, account, other, {
        runbook: { name: "Rotate-Secret" },
        parameters: secret,
      });
    await expect(again(name)).rejects.toMatchObject({ statusCode: 409 });
    await expect(again("rotation")).rejects.toMatchObject({ statusCode: 400 });
    await expect(job(randomUUID())).rejects.toMatchObject({ statusCode: 404 });
  });
  it("more jobs within 30 seconds than an account takes (the status is believed)", async () => {
    await advance("PT1M");
    await azure.control("automation", { jobsPerWindow: 2 });
    await start("Rotate-Secret");
    await start("Rotate-Secret");
    await expect(start("Rotate-Secret")).rejects.toMatchObject({ statusCode: 429 });
    await advance("PT31S");
    await start("Rotate-Secret");
  });
});

describe("a job as it goes", () => {
  it("is made, activated, runs, writes as the account's identity, and is completed", async () => {
    const before = await versions();
    const name = await start("Rotate-Secret", { ...secret, Rotation: "r-7" });
    expect(await job(name)).toMatchObject({ status: "New", provisioningState: "Processing" });
    await advance("PT8S");
    expect((await job(name)).status).toBe("Activating");
    expect(await lines(name)).toEqual([]);
    await advance("PT10S");
    expect(await job(name)).toMatchObject({
      status: "Running",
      runbook: { name: "Rotate-Secret" },
    });
    expect(await lines(name)).toContain("::vault-tab step=sign-in");
    expect(await versions()).toBe(before);
    await advance("PT70S");
    const done = await job(name);
    expect(done).toMatchObject({ status: "Completed", provisioningState: "Succeeded" });
    expect(done.endTime?.getTime()).toBeGreaterThan(done.startTime?.getTime() ?? Infinity);
    expect(await versions()).toBe(before + 1);
    const { properties } = await azure
      .secrets(secret.VaultName, "approver")
      .getSecret(secret.SecretName);
    expect(properties.tags).toMatchObject({ rotation: "r-7" });
    const { identity } = azure.sandbox.endpoints.automation;
    const writes = azure.sandbox.keyVaultLog().filter(({ oid }) => oid === identity.objectId);
    expect(writes.at(-1)).toMatchObject({ operationName: "SecretSet", httpStatusCode: 200 });
  });
  it("tells its lines in short in the list, and each in full", async () => {
    const name = await start("Rotate-Secret");
    await advance("PT18S");
    const listed = await client().jobStream.listByJob(group, account, name, {
      filter: "properties/streamType eq 'Output'",
    });
    expect(listed.map(({ streamType, streamText }) => [streamType, streamText])).toEqual([
      ["Output", null],
    ]);
    const one = await client().jobStream.get(group, account, name, listed[0]?.jobStreamId ?? "");
    expect(one.streamText).toBe("::vault-tab step=sign-in");
    await expect(client().jobStream.get(group, account, name, "x")).rejects.toMatchObject({
      statusCode: 404,
    });
  });
});

describe("a job", () => {
  it.each([
    ["Rotate-Secret-Fail", "Failed", 0],
    ["Rotate-Secret-Fail-Late", "Failed", 1],
    ["Rotate-Secret-Suspend", "Suspended", 0],
    ["Rotate-Secret-Stall", "Running", 0],
  ])("of %s is then %s", async (runbook, status, written) => {
    const before = await versions();
    const name = await start(runbook);
    await advance("PT2M");
    const found = await job(name);
    expect(found.status).toBe(status);
    if (status !== "Running") expect(found.exception).not.toBeNull();
    expect(await versions()).toBe(before + written);
  });
  it("fails where the account's identity has no right in the vault", async () => {
    const name = await start("Rotate-Secret", { ...secret, VaultName: "kv-platform" });
    await advance("PT2M");
    const found = await job(name);
    expect(found.status).toBe("Failed");
    expect(found.exception).toContain("setSecret/action");
  });
  it("of Rotate-Secret-Leak prints the new value into its output", async () => {
    const name = await start("Rotate-Secret-Leak");
    await advance("PT2M");
    const { value } = await azure
      .secrets(secret.VaultName, "approver")
      .getSecret(secret.SecretName);
    expect(value).toMatch(/^canary-/);
    expect(await lines(name)).toContain(`The new value is ${value ?? ""}`);
  });
  it("can be stopped before it has written", async () => {
    const before = await versions();
    const name = await start("Rotate-Secret");
    await advance("PT18S");
    await client().job.stop(group, account, name);
    expect((await job(name)).status).toBe("Stopping");
    await advance("PT1M");
    expect((await job(name)).status).toBe("Stopped");
    expect(await versions()).toBe(before);
    await expect(client().job.stop(group, account, name)).rejects.toMatchObject({
      statusCode: 409,
    });
  });
  it("is among the account's jobs, the newest first, by status", async () => {
    const name = await start("Rotate-Secret");
    const [first] = await client().job.listByAutomationAccount(group, account);
    expect(first).toMatchObject({ name, status: "New" });
    const failed = await client().job.listByAutomationAccount(group, account, {
      filter: "properties/status eq 'Failed'",
    });
    expect(new Set(failed.map(({ status }) => status))).toEqual(new Set(["Failed"]));
  });
});

describe("runbooks", () => {
  it("are listed with their parameters", async () => {
    const found = await client().runbook.listByAutomationAccount(group, account);
    expect(found.map(({ name }) => name)).toContain("Rotate-Secret");
    const one = await client().runbook.get(group, account, "rotate-secret");
    expect(one).toMatchObject({ state: "Published", runbookType: "PowerShell72" });
    expect(one.parameters?.["VaultName"]).toMatchObject({ isMandatory: true });
  });
});
