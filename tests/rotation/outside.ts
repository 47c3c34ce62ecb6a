import { parseEnv } from "node:util";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Rotation } from "@vault-tab/contract";
import { root } from "../../scripts/root.ts";
import { until } from "../access/story.ts";
import type { RotationStory } from "./world.ts";

const account = parseEnv(readFileSync(join(root, "env/.env.local"), "utf8"))[
  "AUTOMATION_ACCOUNT_ID"
];

/** What a plan says of a workflow or a runbook of the tenant, by the ending of its name: `-fail`, `-stall` … */
export const planned = {
  workflow: (ending = "", more: object = {}) => ({
    rotator: "github-actions",
    repository: "contoso/rotation",
    workflow: `rotate-secret${ending}.yml`,
    ref: "main",
    parameters: {},
    ...more,
  }),
  runbook: (ending = "", more: object = {}) => ({
    rotator: "azure-automation",
    account,
    runbook: `Rotate-Secret${ending}`,
    parameters: {},
    ...more,
  }),
} as const;

/** Begins a rotation that another system performs. @returns its id */
export const beginOutside = async (
  story: RotationStory,
  secret: string,
  settings: object,
): Promise<string> => {
  const { plan } = await story.planning("approver", secret);
  const set = await story.setPlan("approver", secret, plan?.version ?? 0, { settings });
  if (set.status !== 200) throw new Error(set.text);
  const { status, text } = await story.rotate("approver", secret);
  if (status !== 202) throw new Error(text);
  return Rotation.parse(JSON.parse(text)).id;
};

/** Lets the tenant's time pass in small parts, so that what happens meanwhile is seen, until it is over. */
export const passUntilOver = async (
  { show, vaultTab }: RotationStory,
  id: string,
  seconds = 20,
): Promise<Rotation> => {
  const isOver = async () =>
    ["succeeded", "failed", "cancelled"].includes((await show("approver", id)).status);
  await until(async () => {
    if (await isOver()) return true;
    await vaultTab.control("clock", { advance: "PT5S" });
    return false;
  }, seconds);
  return show("approver", id);
};
