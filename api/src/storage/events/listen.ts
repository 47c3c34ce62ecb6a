import pg from "pg";
import { lifetimeOf, type Server, serverConfig } from "../server-config.ts";

const AGAIN_MS = 1_000;

/**
 * Hears what other replicas commit, on a connection of its own. A notification is only a reason to
 * look, so one that is lost with its connection costs until the next, or until it is there again.
 */
export const listen = (server: Server, wake: () => void): (() => Promise<void>) => {
  const lifetimeMs = lifetimeOf(server);
  let stopped = false;
  let client: pg.Client | undefined;
  let timer: NodeJS.Timeout | undefined;
  const begin = (): void => {
    const next = new pg.Client(serverConfig(server));
    const leave = (): void => void next.end().catch(() => undefined);
    client = next;
    next.on("notification", wake);
    next.on("error", () => undefined);
    next.on("end", () => {
      clearTimeout(timer);
      if (!stopped) timer = setTimeout(begin, AGAIN_MS);
    });
    next
      .connect()
      .then(() => next.query("LISTEN vault_tab_events"))
      .then(() => {
        wake();
        if (lifetimeMs !== undefined && !stopped) timer = setTimeout(leave, lifetimeMs);
      })
      .catch(leave);
  };
  begin();
  return async () => {
    stopped = true;
    clearTimeout(timer);
    await client?.end();
  };
};
