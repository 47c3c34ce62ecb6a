import { arrive, openWhatWasAsked, startingAddress } from "./arrive.ts";
import { readAddress, writeAddress } from "./address.ts";
import { drawFailure, drawPage } from "./draw-page.ts";
import { isRecord } from "./envelope.ts";
import { createHost } from "./host.ts";
import { createMessageLog } from "./message-log.ts";
import { loadBootstrap, removeTab, saveTab } from "./server-calls.ts";
import { createSwitchboard } from "./switchboard.ts";
import { watchNotices } from "./watch-notices.ts";

async function start(): Promise<void> {
  const data = await loadBootstrap();
  const log = createMessageLog(() => performance.now());
  const host = createHost(
    {
      data,
      address: startingAddress(),
      log,
      switchboard: createSwitchboard(data.app.origins, log),
      sessionId: crypto.randomUUID(),
      locale: navigator.language.toLowerCase(),
    },
    {
      saveTab,
      removeTab,
      push: (address) => history.pushState({ depth: depth() + 1 }, "", writeAddress(address)),
      replace: (address) => history.replaceState(history.state, "", writeAddress(address)),
      back() {
        const behind = depth() > 0;
        if (behind) history.back();
        return behind;
      },
    },
  );
  await arrive(host);
  drawPage(host);
  openWhatWasAsked(host);
  watchNotices(host);
  window.addEventListener("popstate", () => {
    host.adopt(readAddress(new URLSearchParams(location.search)));
  });
}

/** How many places of this page lie behind this one in the browser's history. */
function depth(): number {
  const state: unknown = history.state;
  return isRecord(state) ? Number(state["depth"]) : 0;
}

start().catch((error: unknown) => drawFailure(error));
