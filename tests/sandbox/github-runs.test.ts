import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { all } from "./azure.ts";
import { inputs, repository, startGitHub, startRun, type GitHub } from "./github-world.ts";

// docs.github.com/rest/actions/workflows, /workflow-runs, /workflow-jobs.

let github: GitHub;

beforeAll(async () => {
  github = await startGitHub();
  // Slow enough for a machine that is busy to look in between.
  await github.azure.control("github", { queueSeconds: 15, stepSeconds: 10 });
});
afterAll(() => github.azure.stop());

const actions = () => github.installation.rest.actions;
const dispatch = (workflow: string, more: object = {}) =>
  actions().createWorkflowDispatch({
    ...repository,
    workflow_id: workflow,
    ref: "main",
    ...more,
  });
const start = (workflow: string, more: object = {}) =>
  startRun(github.installation, workflow, more);
const run = async (id: number) =>
  (await actions().getWorkflowRun({ ...repository, run_id: id })).data;
const job = async (id: number) =>
  (await actions().listJobsForWorkflowRun({ ...repository, run_id: id })).data.jobs[0];
const versions = async (secret: string = inputs.secret) => {
  const client = github.azure.secrets(inputs.vault, "approver");
  return (await all(client.listPropertiesOfSecretVersions(secret))).length;
};

describe("a dispatch is refused", () => {
  it.each([
    [
      "for a branch that is not there",
      "rotate-secret.yml",
      { ref: "nowhere", inputs },
      "No ref found for: nowhere",
    ],
    [
      "for an input that the workflow does not know",
      "rotate-secret.yml",
      { inputs: { ...inputs, colour: "red" } },
      'Unexpected inputs provided: ["colour"]',
    ],
    [
      "without an input that it needs",
      "rotate-secret.yml",
      { inputs: { vault: inputs.vault } },
      "Required input 'secret' not provided",
    ],
    [
      "of a workflow without that trigger",
      "ci.yml",
      {},
      "Workflow does not have 'workflow_dispatch' trigger",
    ],
    ["of a disabled workflow", "rotate-by-hand.yml", {}, "disabled workflow"],
    [
      "with a key that the operation does not know",
      "rotate-secret.yml",
      { inputs, who: "me" },
      '"who" is not a permitted key.',
    ],
  ])("%s", async (_why, workflow, more, words) => {
    const refused = dispatch(workflow, more);
    await expect(refused).rejects.toMatchObject({ status: 422 });
    await expect(refused).rejects.toThrow(words);
  });
  it("of a workflow or repository that one may not see: not found", async () => {
    await expect(dispatch("no-such.yml")).rejects.toMatchObject({ status: 404 });
    await expect(
      actions().listWorkflowRunsForRepo({ owner: "contoso", repo: "payroll" }),
    ).rejects.toMatchObject({ status: 404 });
  });
});

describe("a run", () => {
  it("waits, runs step by step and writes a new version as its own identity", async () => {
    const before = await versions();
    const id = await start("rotate-secret.yml", { inputs: { ...inputs, rotation: "r-1" } });
    expect(await run(id)).toMatchObject({
      id,
      status: "queued",
      conclusion: null,
      event: "workflow_dispatch",
      display_title: "Rotate stripe-secret-key r-1",
      path: ".github/workflows/rotate-secret.yml",
    });
    expect((await job(id))?.steps).toEqual([]);
    await github.advance("PT18S");
    expect(await run(id)).toMatchObject({ status: "in_progress", conclusion: null });
    expect((await job(id))?.steps?.[0]).toMatchObject({
      name: "Set up job",
      number: 1,
      status: "in_progress",
    });
    expect(await versions()).toBe(before);
    await github.advance("PT2M");
    expect(await versions()).toBe(before + 1);
    expect(await run(id)).toMatchObject({ status: "completed", conclusion: "success" });
    const steps = (await job(id))?.steps ?? [];
    expect(steps).toHaveLength(7);
    expect(new Set(steps.map(({ conclusion }) => conclusion))).toEqual(new Set(["success"]));
    const client = github.azure.secrets(inputs.vault, "approver");
    expect((await client.getSecret(inputs.secret)).properties.tags).toMatchObject({
      rotation: "r-1",
      application: "checkout",
    });
    const { identity } = github.azure.sandbox.endpoints.github;
    const writes = github.azure.sandbox
      .keyVaultLog()
      .filter(({ oid }) => oid === identity.objectId);
    expect(
      writes.map(({ operationName, httpStatusCode }) => [operationName, httpStatusCode]),
    ).toEqual([["SecretSet", 200]]);
  });
});

describe("a run that goes wrong", () => {
  it.each([
    ["rotate-secret-fail.yml", "failure", 0],
    ["rotate-secret-fail-late.yml", "failure", 1],
  ])("of %s ends as its name says", async (workflow, conclusion, written) => {
    const before = await versions();
    const id = await start(workflow);
    await github.advance("PT2M");
    expect(await run(id)).toMatchObject({ status: "completed", conclusion });
    const ends = (await job(id))?.steps?.map((step) => step.conclusion);
    expect(ends).toContain("failure");
    expect(ends?.at(-1)).toBe("success");
    expect(await versions()).toBe(before + written);
  });
  it("fails where the identity has no right in the vault, and nothing is written", async () => {
    const id = await start("rotate-secret.yml", {
      inputs: { vault: "kv-platform", secret: "deploy-bot-token" },
    });
    await github.advance("PT2M");
    expect(await run(id)).toMatchObject({ conclusion: "failure" });
    const failed = (await job(id))?.steps?.filter(({ conclusion }) => conclusion === "failure");
    expect(failed?.map(({ name }) => name)).toEqual(["Write the new version"]);
  });
  it("fails where Key Vault does, and after a lost answer the version is there all the same", async () => {
    const { objectId } = github.azure.sandbox.endpoints.github.identity;
    for (const [effect, written] of [
      ["fail-500", 0],
      ["lost-answer", 1],
    ] as const) {
      const before = await versions();
      await github.azure.control("faults", {
        add: { service: "key-vault", effect, match: objectId, times: 1 },
      });
      const id = await start("rotate-secret.yml");
      await github.advance("PT2M");
      expect(await run(id)).toMatchObject({ status: "completed", conclusion: "failure" });
      expect(await versions()).toBe(before + written);
    }
  });
  it("of rotate-secret-stall.yml hangs, until GitHub ends it after six hours (believed)", async () => {
    const id = await start("rotate-secret-stall.yml");
    await github.advance("PT30M");
    expect(await run(id)).toMatchObject({ status: "in_progress" });
    await github.advance("PT5H40M");
    const later = github.signIn().rest.actions;
    const { data } = await later.getWorkflowRun({ ...repository, run_id: id });
    expect(data).toMatchObject({ status: "completed", conclusion: "cancelled" });
  });
});
