import { copyFileSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { SandboxOptions } from "@vault-tab/sandbox";
import { chromium } from "playwright";
import { buildTab } from "../../scripts/build-tab.ts";
import { findBrowser } from "../../scripts/find-browser.ts";
import { root } from "../../scripts/root.ts";
import { runTool } from "../../scripts/run-tool.ts";
import { startVaultTab, type VaultTab } from "../world/vault-tab.ts";
import { addTab } from "./configured-tab.ts";
import { photographFaults } from "./fault-pages.ts";
import { type Format, photograph, type Photographer, sceneOf } from "./photograph.ts";
import { payments, platformOnly, states } from "./states.ts";

const folder = join(root, "test-results/screenshots");
const docs = join(root, "docs/screenshots");

const formats: readonly Format[] = [
  { name: "1280", width: 1280, height: 800 },
  { name: "320", width: 320, height: 640, mobile: "android" },
];
/** Wide enough for every column. */
const wide: Format = { name: "1440", width: 1440, height: 860 };
const phone: Format = { name: "390", width: 390, height: 780, mobile: "android" };

/** The few that the documents show; all others are for whoever looks after the screen. */
const shown = {
  "channel.png": "1440/list-default.png",
  "panel.png": "1440/panel-default.png",
  "dark.png": "1440/list-dark.png",
  "phone.png": "390/list-default.png",
} as const;

const launch = async (vaultTab: VaultTab) => {
  const found = await findBrowser();
  return chromium.launch({
    ...(found && { executablePath: found.path }),
    args: [
      `--ignore-certificate-errors-spki-list=${vaultTab.sandbox.certificate.spki}`,
      ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
      "--disable-gpu",
    ],
  });
};

const addTabs = async (photographer: Photographer): Promise<void> => {
  const page = await photographer.browser.newPage();
  const scene = sceneOf(page, photographer);
  await addTab(scene, payments, ["kv-payments-dev", "kv-payments-prod"]);
  await addTab(scene, platformOnly, ["kv-platform"]);
  await page.close();
};

const walk = async (photographer: Photographer): Promise<void> => {
  await addTabs(photographer);
  for (const format of formats) {
    for (const state of states) {
      await photograph(photographer, state, format);
      console.log(`${format.name}  ${state.name}`);
    }
  }
  for (const state of states.filter(({ name }) => name === "list" || name === "panel")) {
    await photograph(photographer, state, wide);
    await photograph(photographer, state, phone);
  }
};

const takeStates = async (photographer: Omit<Photographer, "folder">): Promise<void> => {
  rmSync(folder, { recursive: true, force: true });
  await walk({ ...photographer, folder });
  for (const [name, from] of Object.entries(shown))
    copyFileSync(join(folder, from), join(docs, name));
};

const takeFaults = async (photographer: Omit<Photographer, "folder">): Promise<void> => {
  const page = await photographFaults({ ...photographer, folder: join(docs, "faults") });
  writeFileSync(join(root, "docs", "faults.md"), page);
  await runTool("prettier", ["--write", join(root, "docs", "faults.md")], "kept");
};

/** So that what a state lets fail is seen at once. */
const impatient = { RIGHTS_SECONDS: "0.2", REFRESH_SECONDS: "0.2" } as const;

const inWorld = async (
  options: SandboxOptions,
  take: (photographer: Omit<Photographer, "folder">) => Promise<void>,
): Promise<void> => {
  const vaultTab = await startVaultTab(options, impatient);
  const browser = await launch(vaultTab);
  try {
    await take({ browser, vaultTab });
  } finally {
    await browser.close();
    await vaultTab.stop();
  }
};

mkdirSync(docs, { recursive: true });
await buildTab();
/** `npm run screenshots -- faults`: only these. */
if (!process.argv.includes("faults")) await inWorld({}, takeStates);
await inWorld({ seed: "small" }, takeFaults);
console.log(`All states: ${folder}\nIn the documents: ${docs}`);
