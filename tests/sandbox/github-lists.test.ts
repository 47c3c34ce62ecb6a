import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { all } from "./azure.ts";
import { inputs, repository, startGitHub, startRun, type GitHub } from "./github-world.ts";

// docs.github.com/rest/actions/workflow-runs; github.blog/changelog 2026-02-19 and 2026-03-12.

let github: GitHub;

beforeAll(async () => {
  github = await startGitHub();
});
afterEach(async () => {
  await github.azure.control("github", { reset: true });
});
afterAll(() => github.azure.stop());

const workflow = "rotate-secret.yml";
const actions = () => github.installation.rest.actions;
const send = (rotation: string, more: object = {}) =>
  github.installation.request(
    "POST /repos/{owner}/{repo}/actions/workflows/{workflow_id}/dispatches",
    {
      ...repository,
      workflow_id: workflow,
      ref: "main",
      inputs: { ...inputs, rotation },
      ...more,
    },
  );
async function list(more: object): Promise<readonly string[]> {
  const { data } = await actions().listWorkflowRuns({
    ...repository,
    workflow_id: workflow,
    event: "workflow_dispatch",
    ...more,
  });
  return data.workflow_runs.map((one) => one.display_title);
}
const titled = (rotation: string) => `Rotate stripe-secret-key ${rotation}`;

describe("a dispatch", () => {
  it("tells the run only if it is asked to, or by the version of 2026-03-10", async () => {
    expect((await send("r-a")).status).toBe(204);
    expect((await send("r-b", { return_run_details: true })).status).toBe(200);
    const headers = { "x-github-api-version": "2026-03-10" };
    expect((await send("r-c", { headers })).status).toBe(200);
  });
  it("of an older server knows no such question, and its run is found by its name", async () => {
    await github.azure.control("github", { dispatch: "nothing" });
    await expect(send("r-0", { return_run_details: true })).rejects.toMatchObject({ status: 422 });
    expect((await send("r-1")).status).toBe(204);
    expect(await list({})).toContain(titled("r-1"));
    expect(await list({})).not.toContain(titled("r-0"));
  });
});

describe("runs are listed", () => {
  it("the newest first, by status, time and page", async () => {
    await send("r-2");
    await github.advance("PT2M");
    await send("r-3");
    expect((await list({})).slice(0, 2)).toEqual([titled("r-3"), titled("r-2")]);
    expect(await list({ status: "queued" })).toEqual([titled("r-3")]);
    expect((await list({ status: "success" }))[0]).toBe(titled("r-2"));
    expect(await list({ per_page: 1, page: 2 })).toEqual([titled("r-2")]);
    const since = new Date((github.now() - 60) * 1000).toISOString();
    expect(await list({ created: `>=${since}` })).toEqual([titled("r-3")]);
    expect(await list({ event: "push" })).toEqual([]);
    expect(await list({ branch: "release/2026" })).toEqual([]);
  });
});

describe("cancelling", () => {
  it("ends a run before it has written, a moment later", async () => {
    await github.advance("PT5M");
    const versions = async () => {
      const client = github.azure.secrets(inputs.vault, "approver");
      return (await all(client.listPropertiesOfSecretVersions(inputs.secret))).length;
    };
    const before = await versions();
    const run_id = await startRun(github.installation, workflow);
    const get = async () => (await actions().getWorkflowRun({ ...repository, run_id })).data;
    await github.advance("PT10S");
    const { status } = await actions().cancelWorkflowRun({ ...repository, run_id });
    expect(status).toBe(202);
    expect((await get()).status).toBe("in_progress");
    await github.advance("PT4S");
    expect(await get()).toMatchObject({ status: "completed", conclusion: "cancelled" });
    await github.advance("PT10M");
    expect(await versions()).toBe(before);
    await expect(actions().cancelWorkflowRun({ ...repository, run_id })).rejects.toMatchObject({
      status: 409,
    });
  });
});
