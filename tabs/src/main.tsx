import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./app.tsx";
import { deviceNow, pause } from "./clock.ts";
import { makeClient } from "./data/client.ts";
import { makeFollow } from "./data/follow-events.ts";
import { makeQueryClient } from "./data/query-client.ts";
import { makeServerClock } from "./data/server-clock.ts";
import { prepareSecrets } from "./features/secrets/prepare-secrets.ts";
import { arrive, type Arrival } from "./host/arrive.ts";
import { askForToken, type Place } from "./host/teams-host.ts";
import { makeTokenSource } from "./host/token-source.ts";
import { pathOfSubPage, secretsPath } from "./paths.ts";

/** Drawing takes longer than most answers, and would be done twice; so long Teams shows its own sign. */
const HOLD = 1_000;

const clock = makeServerClock(deviceNow);
const tokens = makeTokenSource(askForToken, clock.now);
const client = makeClient({
  fetch: (url, init) => window.fetch(url, init),
  tokens,
  heard: clock.heard,
});
const follow = makeFollow({ fetch: (url, init) => window.fetch(url, init), tokens, pause });
const queryClient = makeQueryClient();

const again = () =>
  arrive({
    readSettings: () => client("getSettings", {}),
    onConnected: () => void tokens.current().catch(() => undefined),
  });

/** The address is where it will be before anything is drawn: a redirect would draw everything twice. */
function settleAddress({ subPageId }: Place): void {
  const { pathname, search } = window.location;
  const path = pathOfSubPage(subPageId) ?? (pathname === "/" ? secretsPath : pathname);
  if (path !== pathname) window.history.replaceState(null, "", `${path}${search}`);
}

async function prepare(arrival: Arrival): Promise<void> {
  if (arrival.phase !== "ready") return;
  settleAddress(arrival.place);
  const { pathname, search } = window.location;
  if (pathname.startsWith(secretsPath)) {
    await prepareSecrets(queryClient, client, arrival.place, search);
  }
}

async function draw(element: HTMLElement): Promise<void> {
  let known: Arrival = { phase: "waiting" };
  const first = again();
  const prepared = first.then((arrival) => {
    known = arrival;
    return prepare(arrival);
  });
  await Promise.race([prepared, pause(HOLD, new AbortController().signal)]);
  createRoot(element).render(
    <StrictMode>
      <App
        opening={{ known, first, again }}
        client={client}
        follow={follow}
        tokens={tokens}
        clock={clock}
        queryClient={queryClient}
      />
    </StrictMode>,
  );
}

const root = document.getElementById("root");
if (!root) throw new Error("The page has no root.");
void draw(root);
