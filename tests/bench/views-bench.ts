import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildTab } from "../../scripts/build-tab.ts";
import { personaOf } from "../world/persona.ts";
import { launchChromium } from "./chromium.ts";
import { type Bench, bounded, type Figure, told } from "./figures.ts";
import { fillViews, MANY, NEEDLE } from "./fill-views.ts";
import { type Looked, lookThrough, type View } from "./look-through.ts";
import { type Service, startService } from "./service.ts";
import { median, timed } from "./statistics.ts";
import { startTenant, type Tenant } from "./tenant.ts";

const times = 9;

const views: readonly View[] = [
  { section: "Review", person: "approver", row: "[data-request]" },
  { section: "My access", person: "requester", row: "main li" },
  { section: "Activity", person: "auditor", row: "[data-entry]" },
];

const questions = [
  ["admin", "/api/access-requests?view=all"],
  ["approver", "/api/access-requests?view=to-review&limit=200"],
  ["requester", "/api/access-requests?view=mine"],
  ["admin", `/api/access-requests?view=all&q=${NEEDLE}`],
  ["requester", "/api/grants?view=mine"],
  ["auditor", "/api/audit"],
  ["auditor", `/api/audit?q=${NEEDLE}`],
] as const;

const answered = async (tenant: Tenant, service: Service): Promise<Figure[]> => {
  const figures: Figure[] = [];
  for (const [person, path] of questions) {
    const token = await personaOf(tenant, person).ssoToken();
    const found: number[] = [];
    for (let time = 0; time <= times; time += 1) {
      const ms = await timed(async () => {
        const reply = await service.get(path, token);
        const text = await reply.text();
        if (!reply.ok) throw new Error(`${path}: ${text}`);
      });
      // The first one signs in and warms up.
      if (time > 0) found.push(ms);
    }
    figures.push(bounded(250, { what: `\`GET ${path}\``, measured: median(found), unit: "ms" }));
  }
  return figures;
};

const seen = ({ section }: View, { first, blank, task, heap, rows }: Looked): Figure[] => [
  bounded(1_000, { what: `${section}: press to first rows`, measured: first, unit: "ms" }),
  told({ what: `${section}: rows come by`, measured: rows, unit: "rows" }),
  bounded(0, { what: `${section}: frames with an empty place`, measured: blank, unit: "frames" }),
  bounded(50, {
    what: `${section}: longest task, processor time`,
    measured: task.processor,
    unit: "ms",
  }),
  told({ what: `${section}: the same by the clock`, measured: task.clock, unit: "ms" }),
  bounded(60, { what: `${section}: heap for all its rows`, measured: heap, unit: "MiB" }),
];

const look = async (tenant: Tenant, service: Service) => {
  const figures = await answered(tenant, service);
  const browser = await launchChromium(tenant);
  const version = browser.version();
  for (const view of views) figures.push(...seen(view, await lookThrough(browser, tenant, view)));
  await browser.close();
  return { figures, version };
};

export const viewsBench: Bench = {
  name: "views",
  run: async () => {
    await buildTab();
    const tenant = await startTenant();
    const folder = mkdtempSync(join(tmpdir(), "vault-tab-views-"));
    try {
      const { objectId } = personaOf(tenant, "requester");
      await fillViews(folder, { objectId, name: "Requester" });
      const service = await startService(tenant, { tls: true, changes: { DATA_FOLDER: folder } });
      const { figures, version } = await look(tenant, service);
      await service.stop();
      return {
        title: "5,000 requests",
        how: `${MANY.toLocaleString("en")} requests that wait for an approver and ${MANY.toLocaleString("en")} of one person that are over with their grants, an audit entry of each, in the service's own embedded database. Replies: median of ${times}. Chromium ${version}, the tab in the sandbox's Teams host: a section is opened, shown to its end page by page, and rolled through by 90 turns of the wheel; a frame counts as empty where 120 px of the list's middle have no row.`,
        figures,
      };
    } finally {
      await tenant.stop();
      rmSync(folder, { recursive: true, force: true });
    }
  },
};
