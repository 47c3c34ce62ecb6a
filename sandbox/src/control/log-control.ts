import { z } from "zod";
import { findVault } from "../key-vault/vault-store.ts";
import { logTables, setDiagnosticSetting } from "../log-analytics/diagnostic-settings.ts";
import { releaseLines } from "../log-analytics/log-lines.ts";
import { logSettings } from "../log-analytics/log-settings.ts";
import type { World } from "../world.ts";
import type { Post } from "./post.ts";
import { Unknown } from "./unknown.ts";

const seconds = z.number().min(0);
const logsChange = z.union([
  z.strictObject({ reset: z.literal(true) }),
  z.strictObject({ vault: z.string(), table: z.enum([...logTables, "none"]) }),
  z.strictObject({
    delaySeconds: seconds.exactOptional(),
    spreadSeconds: seconds.exactOptional(),
    silent: z.boolean().exactOptional(),
    rows: z.int().min(1).exactOptional(),
  }),
]);

/** How late the lines of vaults come, in which order, where to, and how many a reply holds. */
export function addLogControl(post: Post, world: World): void {
  post("/logs", logsChange, (change) => {
    if ("vault" in change) {
      if (!findVault(world, change.vault)) throw new Unknown(`There is no vault ${change.vault}.`);
      setDiagnosticSetting(world, change.vault, change.table === "none" ? undefined : change.table);
      return;
    }
    if ("reset" in change) logSettings.reset(world);
    else logSettings.change(world, change);
    if (!logSettings.of(world).silent) releaseLines(world);
  });
}
