import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright";
import { addressOf } from "./address.ts";
import { faults, type FaultSeen } from "./faults.ts";
import { type Photographer, sceneOf } from "./photograph.ts";

/** Long enough for the product's own patience with a vault that is slow. */
const PATIENCE = 15_000;
const SETTLED = 4_000;

const photographFault = async (photographer: Photographer, fault: FaultSeen): Promise<void> => {
  const { browser, folder } = photographer;
  const context = await browser.newContext({ viewport: { width: 1280, height: 640 } });
  const scene = sceneOf(await context.newPage(), photographer);
  await scene.control("reset", {});
  await fault.arrange?.(scene);
  if (fault.stopped) await photographer.vaultTab.product.stop();
  const { as, subPage } = fault;
  const view = { as, place: "personal", theme: "default", ...(subPage && { subPage }) };
  await scene.page.goto(addressOf(scene.origins.teamsHost, view));
  await fault.act?.(scene);
  for (const words of fault.reads) await shows(scene.page, words, fault.name);
  if (fault.reads.length === 0) await scene.page.waitForTimeout(SETTLED);
  await scene.page.mouse.move(0, 0);
  await scene.page.waitForTimeout(700);
  await scene.page.screenshot({ path: join(folder, `${fault.name}.png`) });
  await context.close();
};

const shows = async (page: Page, words: string, name: string): Promise<void> => {
  const tab = page.frameLocator("iframe[name=embedded-page-container]");
  await tab
    .getByText(words)
    .first()
    .waitFor({ timeout: PATIENCE })
    .catch((cause: unknown) => {
      throw new Error(`${name}: the tab does not say "${words}"`, { cause });
    });
};

const answerOf = ({ reads, sees }: FaultSeen): string =>
  sees ?? reads.map((words) => `“${words}”`).join(", ");

const preface = `# What a person reads when something goes wrong

Written by \`npm run screenshots -- faults\`, which sets each fault of the sandbox (docs/sandbox-differences.md),
opens the tab, waits for these very words and takes the picture.

| what goes wrong | the person reads | |
| --- | --- | --- |
`;

const documentOf = (seen: readonly FaultSeen[]): string =>
  preface +
  seen
    .map((one) => [one.set, answerOf(one), `[picture](screenshots/faults/${one.name}.png)`])
    .map((cells) => `| ${cells.join(" | ")} |\n`)
    .join("");

/** Sets each fault, opens the tab, waits for the words and takes a picture; gives the page that tells of them. */
export const photographFaults = async (photographer: Photographer): Promise<string> => {
  mkdirSync(photographer.folder, { recursive: true });
  const missed: string[] = [];
  for (const fault of faults) {
    await photographFault(photographer, fault).then(
      () => console.log(`fault  ${fault.name}`),
      (cause: unknown) => void missed.push(String(cause)),
    );
  }
  if (missed.length > 0) throw new Error(missed.join("\n"));
  return documentOf(faults);
};
