import { readdirSync } from "node:fs";
import { join } from "node:path";
import { HAR } from "../record/record-browser.ts";
import { fileItems, replyItems } from "./files.ts";
import type { Item } from "./item.ts";
import { networkItems } from "./network.ts";
import { pageItems } from "./pages.ts";

/** Where a run left what it is to be searched for. */
export interface Evidence {
  /** What `recordBrowser` and `recordReplies` wrote. */
  readonly contexts: string;
  readonly replies: string;
  /** Heap snapshots of the service. */
  readonly memory: string;
  /** Playwright's traces. */
  readonly traces: string;
  /** All that the service itself writes: its log, its database. */
  readonly written: readonly string[];
  /** Origins of our own service. */
  readonly services: ReadonlySet<string>;
}

/** A context that its test did not close has no HAR and no index, and that is an error. */
const contextItems = (folder: string, services: ReadonlySet<string>): Item[] => [
  ...networkItems(folder, HAR, services),
  ...pageItems(folder),
];

export const collect = (evidence: Evidence): Item[] => [
  ...readdirSync(evidence.contexts).flatMap((name) =>
    contextItems(join(evidence.contexts, name), evidence.services),
  ),
  ...replyItems(evidence.replies),
  ...evidence.written.flatMap((folder) => fileItems("service's file", folder, "none")),
  // The service exchanges tokens: it holds those of its people and those for what is behind it.
  ...fileItems("service's memory", evidence.memory, "any"),
  // A trace repeats the network with its headers, of which a HAR tells one from another.
  ...fileItems("trace", evidence.traces, "own", ".zip"),
];
