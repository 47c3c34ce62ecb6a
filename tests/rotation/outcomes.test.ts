import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { Rotation } from "@vault-tab/contract";
import { format } from "prettier";
import { afterAll, beforeAll, expect, it } from "vitest";
import { root } from "../../scripts/root.ts";
import { until } from "../access/story.ts";
import type { Answer } from "../access/cast.ts";
import { eventGridToken } from "../world/event-grid-token.ts";
import { followEvents, type Listener } from "../world/follow-events.ts";
import { passUntilOver } from "./outside.ts";
import { objectsOf, renewal, type VaultObjects } from "./vault-objects.ts";
import { type RotationStory, startRotations } from "./world.ts";

const vault = "kv-payments-dev";
const secret = `${vault}/adyen-api-key`;
const other = `${vault}/fx-rates-api-key`;
let story: RotationStory;
let certificates: VaultObjects;
let listener: Listener;
beforeAll(async () => {
  story = await startRotations();
  certificates = objectsOf(story, "certificate");
  listener = await followEvents(story.vaultTab, story.vaultTab.person("approver"));
});
afterAll(async () => {
  listener.stop();
  await story.stop();
});

type Row = readonly [what: string, answers: string, outcome: string];

const said = (answers: readonly Answer[]): string =>
  answers
    .map(({ status, code }) => (code === undefined ? String(status) : `\`${code}\``))
    .sort()
    .join(", ");
const versionsOf = async (of: string): Promise<number> => (await story.versions(of)).length;
const planVersion = async (of: string): Promise<number | undefined> =>
  (await story.planning("approver", of)).plan?.version;
const rotationsOf = async (of: string): Promise<number> =>
  (await story.list("admin", `?name=${of.split("/")[1]}`)).length;
const untilOver = (of: string) =>
  until(async () =>
    (await story.list("admin")).every(({ name, endedAt }) => endedAt ?? !of.endsWith(name)),
  );

const idOf = ({ text }: Answer): string => Rotation.parse(JSON.parse(text)).id;

const lostUpdates = async (): Promise<readonly Row[]> => {
  const both = (version: number, overlaps: readonly string[]) =>
    Promise.all(overlaps.map((overlap) => story.setPlan("approver", secret, version, { overlap })));
  const first = await both(0, ["P1D", "P2D"]);
  const set = `one plan, of version ${await planVersion(secret)}`;
  const change = await both(1, ["P3D", "P4D"]);
  const old = await story.setPlan("approver", secret, 1, { overlap: "P5D" });
  const version = `one plan, of version ${await planVersion(secret)}`;
  return [
    ["two set the first plan at once", said(first), set],
    ["two change the plan at once", said(change), version],
    ["a plan is changed by what is not the newest", said([old]), version],
  ];
};

const clicks = async (): Promise<readonly Row[]> => {
  const before = await versionsOf(secret);
  const key = randomUUID();
  const one = await story.rotate("approver", secret, key);
  const again = await story.rotate("approver", secret, key);
  await untilOver(secret);
  const same = idOf(one) === idOf(again);
  const firstMade = (await versionsOf(secret)) - before;
  await story.setPlan("approver", other);
  const otherBefore = await versionsOf(other);
  const at = await Promise.all([1, 2, 3].map(() => story.rotate("approver", other)));
  await untilOver(other);
  const made = (await versionsOf(other)) - otherBefore;
  return [
    [
      "the same click twice, with one `Idempotency-Key`",
      said([one, again]),
      `${same ? "the same rotation" : "two rotations"}, ${firstMade} new version`,
    ],
    [
      "three clicks at once, without one",
      said(at),
      `${await rotationsOf(other)} rotation, ${made} new version`,
    ],
  ];
};

const post = async (token: string, topic: string, versions: readonly string[]): Promise<Answer> => {
  const answer = await fetch(`${story.vaultTab.product.origin}/events/key-vault`, {
    method: "POST",
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    body: JSON.stringify(
      versions.map((version) => ({
        ...{ id: version, topic, eventType: "Microsoft.KeyVault.SecretNewVersionCreated" },
        data: { Id: `https://${vault}.vault.azure.net/secrets/adyen-api-key/${version}` },
      })),
    ),
  });
  const code = /"code":"(\w+)"/.exec(await answer.text())?.[1];
  return { status: answer.status, text: "", ...(code !== undefined && { code }) };
};

const events = async (): Promise<readonly Row[]> => {
  const { vaults } = story.vaultTab.sandbox.endpoints;
  const topic = vaults.find(({ name }) => name === vault)?.resourceId ?? "";
  const token = (change: object = {}) => eventGridToken(story.vaultTab, { ...change });
  const heard = () => listener.heard.filter(({ type }) => type === "secret-changed").length;
  const before = { versions: await versionsOf(secret), heard: heard() };
  const forged = [
    await post(await token({ aud: randomUUID() }), topic, ["1"]),
    await post(await token({ azp: randomUUID() }), topic, ["1"]),
    await post(await token({ roles: [] }), topic, ["1"]),
    await post(await token({ exp: 1 }), topic, ["1"]),
    await post(await token(), `${topic}-of-others`, ["1"]),
  ];
  const looks = heard() - before.heard;
  const good = await token();
  const twice = [await post(good, topic, ["1"]), await post(good, topic, ["1"])];
  const reordered = [await post(good, topic, ["2"]), await post(good, topic, ["1"])];
  await until(async () => heard() >= before.heard + 4);
  const made = (await versionsOf(secret)) - before.versions;
  const outcome = `looked at again, ${made} new versions`;
  return [
    ["forged: audience, application, role, age, vault", said(forged), `${looks} looks`],
    ["an event twice", said(twice), outcome],
    ["an older event after a newer one", said(reordered), outcome],
  ];
};

const silentAuthority = async (): Promise<readonly Row[]> => {
  const name = "webhook-client-auth";
  const before = (await certificates.versions(name)).length;
  const id = await certificates.begin(name, { settings: { ...renewal, timeLimit: "PT30M" } });
  const { control } = story.vaultTab;
  const isAsked = async () =>
    (await story.show("approver", id)).steps.some((step) => step.name === "run/issuer");
  expect(await until(isAsked)).toBe(true);
  const pending = async () =>
    (await certificates.ask("admin", "GET", `certificates/${name}/pending`)).text();
  await control("clock", { advance: "PT31M" });
  expect(await until(async () => (await pending()).includes('"cancellation_requested":true'))).toBe(
    true,
  );
  await control("clock", { advance: "PT11M" });
  const { status, trouble } = await passUntilOver(story, id, 60);
  const made = (await certificates.versions(name)).length - before;
  return [
    [
      "a certificate authority that never answers",
      "202",
      `\`${status}\`, ${made} new versions: “${trouble ?? ""}”`,
    ],
  ];
};

const page = (rows: readonly Row[]): Promise<string> =>
  format(
    [
      "# What becomes of it",
      "",
      "Made by `tests/rotation/outcomes.test.ts`, which does each of these over HTTP against the sandbox, and fails where this page says something else (`npx vitest run --project system tests/rotation/outcomes.test.ts -u` writes it). How rotation works: [rotation.md](rotation.md).",
      "",
      "| what happens | answers | outcome |",
      "| --- | --- | --- |",
      ...rows.map((cells) => `| ${cells.join(" | ")} |`),
      "",
    ].join("\n"),
    { parser: "markdown", printWidth: 100 },
  );

it("is as docs/rotation-outcomes.md says", async () => {
  const rows = [
    ...(await lostUpdates()),
    ...(await clicks()),
    ...(await events()),
    ...(await silentAuthority()),
  ];
  await expect(await page(rows)).toMatchFileSnapshot(join(root, "docs/rotation-outcomes.md"));
}, 240_000);
