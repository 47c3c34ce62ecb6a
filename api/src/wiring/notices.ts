import type { Config } from "../config.ts";
import { createActivityFeed } from "../graph/send-notice.ts";
import { type NoticePorts, sendNotices } from "../notices/send-notices.ts";
import type { Database } from "../storage/database.ts";
import { createOutbox } from "../storage/outbox.ts";
import { lanes, type Work } from "./background.ts";
import type { Log } from "./failures.ts";

const SECOND = 1_000;
const HOUR = 60 * 60 * SECOND;
/** Notices sent at once by one replica: Graph takes few of one app at a time. */
const LANES = 4;
/** Longer than Graph may take for the people and the notice. */
const HOLD = 30 * SECOND;
/** What was sent is of use only to find out why somebody was, or was not, told. */
const KEPT = 30 * 24 * HOUR;

export interface NoticeParts extends Omit<NoticePorts, "outbox" | "feed" | "holdMs"> {
  readonly database: Database;
  readonly log: Log;
  readonly graphToken: () => Promise<string>;
}

/** Notices, composed: what was decided with what it tells of is sent. */
export const wireNotices = ({ teamsAppId }: Config, parts: NoticeParts): readonly Work[] => {
  const { database, log, graphToken: token, ...ports } = parts;
  const { clock, failed } = ports;
  const outbox = createOutbox(database);
  const refused = (status: number, graphRequestId: string | undefined): void =>
    log.warn({ status, graphRequestId }, "graph did not take a notice");
  const feed = createActivityFeed({ token, clock, teamsAppId, refused });
  const send = () => sendNotices({ ...ports, outbox, feed, holdMs: HOLD });
  const forget = () => outbox.forget(new Date(clock.now().getTime() - KEPT));
  return [
    { work: () => lanes(LANES, send), pause: SECOND, failed, wakes: true },
    { work: forget, pause: HOUR, failed },
  ];
};
