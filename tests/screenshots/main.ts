import { copyFileSync, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "playwright";
import { buildTab } from "../../scripts/build-tab.ts";
import { findBrowser } from "../../scripts/find-browser.ts";
import { root } from "../../scripts/root.ts";
import { startVaultTab, type VaultTab } from "../world/vault-tab.ts";
import { addTab } from "./configured-tab.ts";
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

rmSync(folder, { recursive: true, force: true });
mkdirSync(docs, { recursive: true });
await buildTab();
// So that what a state lets fail is seen at once.
const vaultTab = await startVaultTab({}, { RIGHTS_SECONDS: "0.2", REFRESH_SECONDS: "0.2" });
const browser = await launch(vaultTab);
try {
  await walk({ browser, vaultTab, folder });
  for (const [name, from] of Object.entries(shown))
    copyFileSync(join(folder, from), join(docs, name));
} finally {
  await browser.close();
  await vaultTab.stop();
}
console.log(`All of them: ${folder}\nIn the documents: ${docs}`);
