import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { until } from "../access/story.ts";
import { beginOutside, passUntilOver, planned } from "./outside.ts";
import { type RotationStory, startRotations } from "./world.ts";

let story: RotationStory;
beforeAll(async () => {
  story = await startRotations();
});
afterEach(() => story.calm());
afterAll(() => story.stop());

const SECRET = "kv-payments-dev/fx-rates-api-key";
const countOf = async (): Promise<number> => (await story.versions(SECRET)).length;
const kinds = [
  ["workflow", planned.workflow],
  ["runbook", planned.runbook],
] as const;

describe("nothing is begun, and the old version stays", () => {
  it.each([
    [
      "a workflow that takes no such inputs",
      planned.workflow("", { workflow: "rotate-stripe.yml" }),
    ],
    ["a workflow that is not there", planned.workflow("-nowhere")],
    [
      "a repository that the App may not see",
      planned.workflow("", { repository: "contoso/payroll" }),
    ],
    ["a runbook that is not published", planned.runbook("", { runbook: "Rotate-Draft" })],
    [
      "an account that this service may not use",
      planned.runbook("", {
        account:
          "/subscriptions/s/resourceGroups/g/providers/Microsoft.Automation/automationAccounts/aa-other",
      }),
    ],
  ])("%s", async (_what, settings) => {
    const before = await countOf();
    const id = await beginOutside(story, SECRET, settings);
    const over = await passUntilOver(story, id);
    expect(over).toMatchObject({ status: "failed" });
    expect(over.trouble).toContain("Nothing was begun");
    expect(await countOf()).toBe(before);
  });
});

describe.each(kinds)("a %s", (_kind, settings) => {
  it("fails before it has written: the old version is in use, and it is said where to look", async () => {
    const before = await countOf();
    const over = await passUntilOver(story, await beginOutside(story, SECRET, settings("-fail")));
    expect(over.status).toBe("failed");
    expect(over.trouble).toContain("has failed");
    expect(over.trouble).toContain("The old version is in use");
    expect(
      over.steps.some(({ name, status }) => name.startsWith("run/") && status === "failed"),
    ).toBe(true);
    expect(await countOf()).toBe(before);
  });

  it("fails after it has written: that is said, and no version is disabled", async () => {
    const before = await countOf();
    const id = await beginOutside(story, SECRET, settings("-fail-late"));
    const over = await passUntilOver(story, id);
    const versions = await story.versions(SECRET);
    expect(over).toMatchObject({ status: "failed", newVersion: versions.at(-1)?.version });
    expect(over.trouble).toContain("after it had written a new version");
    expect(versions).toHaveLength(before + 1);
    expect(versions.every(({ enabled }) => enabled)).toBe(true);
  });

  it("takes longer than its plan allows: it is stopped, and fails in words", async () => {
    const before = await countOf();
    const id = await beginOutside(story, SECRET, settings("-stall", { timeLimit: "PT2M" }));
    const over = await passUntilOver(story, id, 40);
    expect(over).toMatchObject({ status: "failed" });
    expect(over.trouble).toContain("took longer than its plan allows");
    expect(over.trouble).toContain("It was stopped");
    expect(await countOf()).toBe(before);
  }, 60_000);

  it("is cancelled while it runs: it is stopped there, and nothing is written, then or later", async () => {
    const before = await countOf();
    const id = await beginOutside(story, SECRET, settings("-slow"));
    const runs = async () =>
      (await story.show("approver", id)).steps.some(
        ({ name, status }) => name === "follow-run" && status === "running",
      );
    expect(await until(runs)).toBe(true);
    const cancel = (who: string) => story.call(who, "cancelRotation", { params: { id } });
    expect((await cancel("requester")).code).toBe("refused_by_rules");
    expect((await cancel("approver")).status).toBe(200);
    expect((await cancel("approver")).code).toBe("state_changed");
    expect((await passUntilOver(story, id)).status).toBe("cancelled");
    await story.vaultTab.control("clock", { advance: "PT15M" });
    expect(await countOf()).toBe(before);
  });
});

describe("a runbook", () => {
  it("is suspended before it has written: it fails, and the old version is in use", async () => {
    const before = await countOf();
    const id = await beginOutside(story, SECRET, planned.runbook("-suspend"));
    const over = await passUntilOver(story, id);
    expect(over.status).toBe("failed");
    expect(over.trouble).toContain("The old version is in use");
    expect(await countOf()).toBe(before);
  });
});

describe("the answer to what starts it is lost", () => {
  it.each([
    ["workflow", planned.workflow, "github", "POST api.github.com/repos"],
    ["runbook", planned.runbook, "arm", "PUT "],
  ] as const)(
    "a %s is found, and there is exactly one new version",
    async (_kind, settings, service, match) => {
      const before = await countOf();
      await story.vaultTab.control("faults", {
        add: { service, match, effect: "lost-answer", times: 1 },
      });
      const over = await passUntilOver(story, await beginOutside(story, SECRET, settings()));
      expect((await story.control()).faults).toEqual([]);
      expect(over.status).toBe("succeeded");
      await story.vaultTab.control("clock", { advance: "PT15M" });
      expect(await countOf()).toBe(before + 1);
    },
  );
});

describe("GitHub", () => {
  it("is not reached where the key of the App does not sign: nothing is begun", async () => {
    const before = await countOf();
    // Else it has a token still.
    await story.vaultTab.control("clock", { advance: "PT2H" });
    const add = { service: "key-vault", match: "github-app", effect: "deny" };
    await story.vaultTab.control("faults", { add });
    const over = await passUntilOver(story, await beginOutside(story, SECRET, planned.workflow()));
    expect(over.status).toBe("failed");
    expect(over.trouble).toContain("the key of the App does not sign");
    expect(await countOf()).toBe(before);
  });

  it("of an older kind does not tell the run: it is found by the rotation in its name", async () => {
    const before = await countOf();
    await story.vaultTab.control("github", { dispatch: "nothing" });
    const over = await passUntilOver(story, await beginOutside(story, SECRET, planned.workflow()));
    await story.vaultTab.control("github", { reset: true });
    expect(over.status).toBe("succeeded");
    expect(await countOf()).toBe(before + 1);
  });

  it("limits requests: it is waited as long as it says, and goes on by itself", async () => {
    const before = await countOf();
    const add = {
      service: "github",
      match: "dispatches",
      effect: "throttle",
      seconds: 30,
      times: 1,
    };
    await story.vaultTab.control("faults", { add });
    const over = await passUntilOver(
      story,
      await beginOutside(story, SECRET, planned.workflow()),
      30,
    );
    expect(over.status).toBe("succeeded");
    expect(await countOf()).toBe(before + 1);
  }, 60_000);
});
