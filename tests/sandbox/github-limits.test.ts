import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { inputs, repository, startGitHub, type GitHub } from "./github-world.ts";

// docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api

const Refused = z.object({
  response: z.object({
    headers: z.object({ "retry-after": z.coerce.number(), "x-ratelimit-limit": z.string() }),
  }),
});
let github: GitHub;

beforeAll(async () => {
  github = await startGitHub();
});
afterEach(async () => {
  await github.azure.control("github", { reset: true });
  await github.azure.control("faults", { clear: true });
  await github.advance("PT1M");
});
afterAll(() => github.azure.stop());

const list = () => github.installation.rest.actions.listWorkflowRunsForRepo(repository);
const dispatch = () =>
  github.installation.rest.actions.createWorkflowDispatch({
    ...repository,
    workflow_id: "rotate-secret.yml",
    ref: "main",
    inputs,
  });
const changed = (change: object) => github.azure.control("github", change);

describe("limits", () => {
  it("tell what remains of the hour, and refuse what is more", async () => {
    const { headers } = await list();
    expect(headers).toMatchObject({ "x-ratelimit-limit": "5000", "x-ratelimit-resource": "core" });
    await changed({ requestsPerHour: Number(headers["x-ratelimit-used"]) });
    await expect(list()).rejects.toMatchObject({
      status: 403,
      response: { headers: { "x-ratelimit-remaining": "0" } },
    });
  });
  it("refuse the 81st run within a minute, with the time to wait", async () => {
    for (let count = 0; count < 80; count += 1) await dispatch();
    const refused = dispatch();
    await expect(refused).rejects.toMatchObject({ status: 403 });
    await expect(refused).rejects.toThrow("secondary rate limit");
    const { response } = Refused.parse(await refused.catch((failure: unknown) => failure));
    expect(response.headers["retry-after"]).toBeGreaterThan(0);
    expect(response.headers["retry-after"]).toBeLessThanOrEqual(60);
    expect((await list()).status).toBe(200);
    await github.advance("PT1M");
    expect((await dispatch()).status).toBe(204);
  });
  it("refuse more than 900 points in a minute, of which a question is one and a run five", async () => {
    await changed({ pointsPerMinute: 12 });
    await dispatch();
    await dispatch();
    for (let count = 0; count < 2; count += 1) expect((await list()).status).toBe(200);
    const refused = list();
    await expect(refused).rejects.toThrow("secondary rate limit");
    const { response } = Refused.parse(await refused.catch((failure: unknown) => failure));
    expect(response.headers["retry-after"]).toBeGreaterThan(0);
    await github.advance("PT1M");
    expect((await list()).status).toBe(200);
  });
  it("refuse more runs in an hour than it allows, by 429 if it is that kind of server", async () => {
    await changed({ creationsPerHour: 1, secondaryStatus: 429 });
    await expect(dispatch()).rejects.toMatchObject({ status: 429 });
  });
});

describe("a fault of GitHub", () => {
  const add = (effect: string, more: object = {}) =>
    github.azure.control("faults", { add: { service: "github", effect, times: 1, ...more } });
  it.each([
    ["throttle", 429],
    ["deny", 403],
    ["fail-500", 502],
  ])("%s is %d", async (effect, status) => {
    await add(effect);
    await expect(list()).rejects.toMatchObject({ status });
    expect((await list()).status).toBe(200);
  });
  it("lost-answer starts the run, though nobody was told", async () => {
    const before = (await list()).data.total_count;
    await add("lost-answer", { match: "POST api.github.com" });
    await expect(dispatch()).rejects.toThrow();
    expect((await list()).data.total_count).toBe(before + 1);
  });
});
