import { setTimeout as pause } from "node:timers/promises";
import { type Rotation, Rotations } from "@vault-tab/contract";
import { startReplicas } from "../rotation/replicas.ts";
import type { RotationStory } from "../rotation/world.ts";
import { type Bench, bounded, told } from "./figures.ts";
import { fullestWindow } from "./fullest-window.ts";
import { herds, plantHerds } from "./herd-of-plans.ts";

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const AFTER = 2 * 60 * MINUTE;
const PATIENCE = 30 * MINUTE;
const total = herds.reduce((sum, { count }) => sum + count, 0);

const allOf = async (story: RotationStory): Promise<readonly Rotation[]> => {
  const found: Rotation[] = [];
  let cursor: string | undefined;
  do {
    const query = `?limit=200${cursor === undefined ? "" : `&cursor=${encodeURIComponent(cursor)}`}`;
    const { text } = await story.call("approver", "listRotations", { query });
    const page = Rotations.parse(JSON.parse(text));
    found.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== undefined);
  return found;
};

const untilOver = async (story: RotationStory): Promise<readonly Rotation[]> => {
  for (const end = performance.now() + PATIENCE; performance.now() < end; await pause(5_000)) {
    const all = await allOf(story);
    const over = all.filter(({ endedAt }) => endedAt !== undefined).length;
    console.log(`${over} of ${all.length} begun are over`);
    if (over === total) return all;
  }
  throw new Error("The herd is not through.");
};

/** What came in at each back end, by the sandbox's clock, behind so many lines of the vaults' log. */
const arrivals = ({ vaultTab }: RotationStory, from: number) => {
  const { state } = vaultTab.sandbox.world;
  const made = (collection: string): readonly number[] =>
    [...state.collection<{ plan: { createdAt: number } }>(collection).values()].map(
      ({ plan }) => plan.createdAt,
    );
  const calls = vaultTab.sandbox.keyVaultLog().slice(from);
  const creating = /^(SecretSet|CertificateCreate|KeyRotate)$/;
  return {
    versions: calls
      .filter(({ operationName }) => creating.test(operationName))
      .map(({ time }) => Date.parse(time)),
    throttled: calls.filter(({ httpStatusCode }) => httpStatusCode === 429).length,
    runs: made("github-runs"),
    jobs: made("automation-jobs"),
  };
};

const seconds = (rotations: readonly Rotation[]): number => {
  const begun = rotations.map(({ createdAt }) => Date.parse(createdAt));
  const ended = rotations.map(({ endedAt = "" }) => Date.parse(endedAt));
  return (Math.max(...ended) - Math.min(...begun)) / SECOND;
};

const measure = async (story: RotationStory) => {
  const { sandbox, control } = story.vaultTab;
  await control("settings", { limits: false });
  const now = sandbox.world.clock.now().getTime();
  const opens = new Date(Math.ceil((now + AFTER) / MINUTE) * MINUTE);
  await plantHerds(story, opens);
  await control("settings", { limits: true });
  const from = sandbox.keyVaultLog().length;
  const left = Math.ceil((opens.getTime() - sandbox.world.clock.now().getTime()) / SECOND);
  await control("clock", { advance: `PT${left}S` });
  const rotations = await untilOver(story);
  return { rotations, came: arrivals(story, from) };
};

const most = (limit: number, what: string, times: readonly number[], ms: number) =>
  bounded(limit, { what, measured: fullestWindow(times, ms), unit: "" });

export const herdBench: Bench = {
  name: "herd",
  run: async () => {
    const { story, stop } = await startReplicas();
    try {
      const { rotations, came } = await measure(story);
      const failed = rotations.filter(({ status }) => status !== "succeeded").length;
      const of = (what: string) => rotations.filter(({ rotator }) => rotator === what);
      return {
        title: "A herd of rotations",
        how: `${herds.map(({ what, count }) => `${count} ${what}`).join(", ")}: all due in the same instant, in one vault, under the limits of Key Vault, GitHub and Automation. Two replicas on one PostgreSQL. Times are the sandbox's.`,
        figures: [
          bounded(0, { what: "rotations that did not succeed", measured: failed, unit: "" }),
          bounded(0, {
            what: "calls that Key Vault throttled",
            measured: came.throttled,
            unit: "",
          }),
          most(300, "new versions asked of the vault in 10 s", came.versions, 10 * SECOND),
          most(80, "GitHub runs in a minute", came.runs, MINUTE),
          most(500, "GitHub runs in an hour", came.runs, 60 * MINUTE),
          most(100, "Automation jobs in 30 s", came.jobs, 30 * SECOND),
          ...herds.map(({ what }) =>
            told({
              what: `${what}, until the last is over`,
              measured: seconds(of(what)),
              unit: "s",
            }),
          ),
        ],
      };
    } finally {
      await stop();
    }
  },
};
