import { AuditPage, Rotation } from "@vault-tab/contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { until } from "../access/story.ts";
import { findFreePort } from "../leaks/record/find-free-port.ts";
import { watchedNode } from "../leaks/record/watched-node.ts";
import { followEvents } from "../world/follow-events.ts";
import { placesLeftBy, placesOf } from "./places.ts";
import { type RotationStory, SECRET, startRotations } from "./world.ts";

let story: RotationStory;
let inspector: number;
beforeAll(async () => {
  inspector = await findFreePort();
  story = await startRotations({}, watchedNode(inspector));
});
afterAll(() => story.stop());

const replies: string[] = [];
let id = "";

describe("a generated value", () => {
  it("is written once, under the person's own token, and told step by step", async () => {
    const before = await story.versions(SECRET);
    const live = await followEvents(story.vaultTab, story.vaultTab.person("approver"));
    expect((await story.setPlan("approver", SECRET)).status).toBe(200);
    const { status, text } = await story.rotate("approver", SECRET);
    replies.push(text);
    expect(status).toBe(202);
    ({ id } = Rotation.parse(JSON.parse(text)));
    expect(await story.is(id, "succeeded")).toBe(true);
    const told = () =>
      live.heard.filter(({ type, data }) => type === "rotation-changed" && data.rotation === id);
    // Queued, writing, written, done.
    expect(await until(() => Promise.resolve(told().length === 4))).toBe(true);
    live.stop();
    const after = await story.versions(SECRET);
    expect(after).toHaveLength(before.length + 1);
    const [old, made] = after.slice(-2);
    expect(made).toMatchObject({
      enabled: true,
      contentType: old?.contentType,
      tags: { ...old?.tags, rotation: id },
    });
    const lifetime = (of: typeof old): number =>
      (of?.expiresOn?.getTime() ?? 0) - (of?.createdOn?.getTime() ?? 0);
    expect(Math.abs(lifetime(made) - lifetime(old))).toBeLessThan(5_000);
    expect(await story.valueOf(SECRET)).toMatch(/^[A-Za-z0-9]{40}$/);
  });

  it("is shown with its steps, and the old version beside it", async () => {
    const rotation = await story.show("requester", id);
    replies.push(JSON.stringify(rotation));
    const versions = await story.versions(SECRET);
    const [old, made] = versions.slice(-2).map(({ version }) => version);
    expect(rotation).toMatchObject({
      status: "succeeded",
      oldVersion: old,
      newVersion: made,
      steps: [
        { name: "write-version", status: "done" },
        { name: "verify-version", status: "done" },
      ],
      retirement: { version: old, status: "retiring" },
    });
    expect(rotation.actions.filter(({ allowed }) => allowed)).toEqual([]);
    expect(versions.every(({ enabled }) => enabled)).toBe(true);
    const other = await story.call("outsider", "getRotation", { params: { id } });
    expect(other.code).toBe("not_found");
    expect(await story.list("outsider")).toEqual([]);
    expect(await story.list("requester", "?retirement=retiring")).toHaveLength(1);
  });
});

describe("the old version", () => {
  it("is disabled when somebody who may says that the old one is out of use", async () => {
    const retire = (who: string) =>
      story.call(who, "retireOldVersion", {
        params: { id },
        body: { reason: "Deployed everywhere" },
      });
    expect((await retire("second-approver")).code).toBe("not_allowed");
    expect((await retire("requester")).code).toBe("refused_by_rules");
    expect((await story.versions(SECRET)).every(({ enabled }) => enabled)).toBe(true);
    const said = await retire("approver");
    replies.push(said.text);
    expect(said.status).toBe(202);
    expect((await retire("approver")).code).toBe("state_changed");
    const isRetired = async () =>
      (await story.show("approver", id)).retirement?.status === "retired";
    expect(await until(isRetired)).toBe(true);
    expect((await story.versions(SECRET)).slice(-2).map(({ enabled }) => enabled)).toEqual([
      false,
      true,
    ]);
  });

  it("stands in the log with who, by which plan, and what became of both versions", async () => {
    const { text } = await story.call("auditor", "listAuditEntries", {
      query: "?secret=adyen-api-key&limit=200",
    });
    replies.push(text);
    const { items } = AuditPage.parse(JSON.parse(text));
    expect(items.toReversed().map(({ type }) => type)).toEqual([
      ...["rotation-plan-changed", "rotation-started", "rotation-step", "rotation-step"],
      ...["rotation-succeeded", "rotation-refused", "rotation-refused"],
      ...["old-version-out-of-use", "old-version-retired"],
    ]);
  });
});

describe("the value", () => {
  it("is nowhere but in Azure: not in a reply, a log, the database, or the memory of the service", async () => {
    const value = await story.valueOf(SECRET);
    const places = await placesLeftBy(story, inspector, replies);
    expect([...places.keys()].some((name) => name.endsWith("/memory"))).toBe(true);
    expect(placesOf([value], places)).toEqual([]);
    // What is looked for is found where it is.
    expect(
      placesOf([value], new Map([["here", Buffer.from(`"${value}"`)]])).length,
    ).toBeGreaterThan(0);
    const database = [...places.keys()].filter((name) => name.includes("/data/"));
    expect(database.length).toBeGreaterThan(10);
  }, 300_000);
});
