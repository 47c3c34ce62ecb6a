import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createDirectory } from "./directory.ts";

const team = "b2000000-0000-4000-8000-000000000001";
const graph = "https://graph.microsoft.com/v1.0";
const start = 1_000_000;
let now = start;
let answers: Record<string, () => Response | Promise<Response>> = {};
const asked: string[] = [];
const clock = {
  now: () => new Date(now),
  within: async (ms: number) => {
    now += ms;
    return "late" as const;
  },
};
const directory = () => createDirectory({ token: () => Promise.resolve("token"), clock });
const json = (body: unknown) => () => Response.json(body);
const status =
  (code: number, headers: Record<string, string> = {}) =>
  () =>
    new Response("{}", { status: code, headers });
const member = (userId: string, ...roles: string[]) => ({ userId, displayName: userId, roles });
const members = `${graph}/teams/${team}/members?$top=999`;
const account = (id: string) =>
  `${graph}/users/${id}?$select=id,displayName,userType,accountEnabled`;
const code = (name: string): unknown => expect.objectContaining({ code: name });

beforeEach(() => {
  now = start;
  answers = {};
  asked.length = 0;
  vi.stubGlobal("fetch", async (url: URL) => {
    asked.push(url.href);
    return (answers[url.href] ?? status(404))();
  });
});
afterEach(() => vi.unstubAllGlobals());

describe("the directory by Graph", () => {
  it("gives its token to no other host, though a next link names one", async () => {
    answers[members] = json({ value: [], "@odata.nextLink": "https://graph.example/v1.0/next" });
    await expect(directory().ownersOf(team)).rejects.toEqual(code("upstream_unavailable"));
    expect(asked).toEqual([members]);
  });

  it("does not go round in a circle", async () => {
    answers[members] = json({ value: [], "@odata.nextLink": members });
    await expect(directory().ownersOf(team)).rejects.toEqual(code("upstream_unavailable"));
    expect(asked).toHaveLength(100);
  });

  it("reads every page, and tells owners, members and guests apart", async () => {
    answers[members] = json({ value: [member("ANN", "owner")], "@odata.nextLink": `${graph}/two` });
    answers[`${graph}/two`] = json({ value: [member("bob"), member("guest", "guest")] });
    const { ownersOf, membersOf } = directory();
    expect((await ownersOf(team)).people).toEqual([{ objectId: "ann", name: "ANN", guest: false }]);
    expect((await membersOf(team)).people.map(({ guest }) => guest)).toEqual([false, false, true]);
  });

  it("asks the group where the app is not in the team; who can't be read is no member", async () => {
    const chosen = "$select=id,displayName,userType&$top=999";
    answers[members] = status(403);
    answers[`${graph}/groups/${team}/owners?${chosen}`] = json({ value: [{ id: "ann" }] });
    answers[`${graph}/groups/${team}/members?${chosen}`] = json({
      value: [
        { "@odata.type": "#microsoft.graph.group", id: "inner" },
        { id: "bob", userType: "Member" },
      ],
    });
    const { ownersOf, membersOf } = directory();
    expect((await ownersOf(team)).people).toEqual([{ objectId: "ann", name: "ann", guest: true }]);
    expect((await membersOf(team)).people).toEqual([
      { objectId: "bob", name: "bob", guest: false },
    ]);
  });

  it("takes a refusal of both for no answer, not for an empty team", async () => {
    answers = new Proxy(answers, { get: () => status(403) });
    await expect(directory().ownersOf(team)).rejects.toEqual(code("upstream_unavailable"));
  });

  it("asks once for all who ask at that time, and again before a minute is over", async () => {
    answers[members] = json({ value: [member("ann", "owner")] });
    const { ownersOf, membersOf } = directory();
    const [first] = await Promise.all([ownersOf(team), ownersOf(team), membersOf(team)]);
    now += 29_000;
    expect((await ownersOf(team)).readAt).toEqual(first?.readAt);
    expect(asked).toHaveLength(1);
    now += 2_000;
    expect((await ownersOf(team)).readAt).toEqual(new Date(start + 31_000));
    expect(asked).toHaveLength(2);
  });
});

describe("Graph that fails or is throttled", () => {
  it("keeps no failure", async () => {
    answers[members] = status(500);
    const { ownersOf } = directory();
    await expect(ownersOf(team)).rejects.toEqual(code("upstream_unavailable"));
    answers[members] = json({ value: [] });
    expect((await ownersOf(team)).people).toEqual([]);
  });

  it("sends nothing while Graph wants quiet, and says for how long", async () => {
    answers[members] = status(429, { "retry-after": "30" });
    const { ownersOf } = directory();
    const throttled = expect.objectContaining({
      code: "upstream_throttled",
      facts: { retryAfter: 30 },
    });
    await expect(ownersOf(team)).rejects.toEqual(throttled);
    await expect(ownersOf(team)).rejects.toEqual(throttled);
    expect(asked).toHaveLength(1);
    now += 30_000;
    answers[members] = json({ value: [] });
    expect((await ownersOf(team)).people).toEqual([]);
  });

  it("waits a short pause itself", async () => {
    let calls = 0;
    answers[members] = () =>
      (calls += 1) === 1 ? status(429, { "retry-after": "2" })() : Response.json({ value: [] });
    expect((await directory().ownersOf(team)).people).toEqual([]);
    expect(now).toBe(start + 2_000);
  });
});

describe("memberships", () => {
  it.each([
    ["who is locked out", { id: "ann", userType: "Member", accountEnabled: false }],
    ["who has left the tenant", undefined],
  ])("%s belongs to nothing", async (_who, user) => {
    answers[members] = json({ value: [member("ann", "owner")] });
    if (user) answers[account("ann")] = json(user);
    const { membershipsOf } = directory();
    expect(await membershipsOf("ann", { teams: [team], groups: [] })).toMatchObject({
      owns: [],
      memberOf: [],
      guest: true,
    });
  });

  it("an owner with an account belongs to their team and to the groups that were asked for", async () => {
    answers[members] = json({ value: [member("ann", "owner")] });
    answers[account("ann")] = json({ id: "ann", userType: "Member", accountEnabled: true });
    const path = "users/ann/transitiveMemberOf/microsoft.graph.group?$select=id&$top=999";
    answers[`${graph}/${path}`] = json({ value: [{ id: "g1" }, { id: "g2" }] });
    const { membershipsOf } = directory();
    expect(await membershipsOf("ANN", { teams: [team], groups: ["g2", "g3"] })).toEqual({
      ...{ owns: [team], memberOf: [team], groups: ["g2"], guest: false },
      readAt: new Date(start),
    });
  });
});
