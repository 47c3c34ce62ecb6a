import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./app.tsx";
import { deviceNow, pause } from "./clock.ts";
import { makeClient } from "./data/client.ts";
import { makeFollow } from "./data/follow-events.ts";
import { makeQueryClient } from "./data/query-client.ts";
import { makeServerClock } from "./data/server-clock.ts";
import { askForToken } from "./host/teams-host.ts";
import { makeTokenSource } from "./host/token-source.ts";

const clock = makeServerClock(deviceNow);
const tokens = makeTokenSource(askForToken, clock.now);
const client = makeClient({
  fetch: (url, init) => window.fetch(url, init),
  tokens,
  heard: clock.heard,
});

const follow = makeFollow({ fetch: (url, init) => window.fetch(url, init), tokens, pause });

const root = document.getElementById("root");
if (!root) throw new Error("The page has no root.");
createRoot(root).render(
  <StrictMode>
    <App
      client={client}
      follow={follow}
      tokens={tokens}
      clock={clock}
      queryClient={makeQueryClient()}
    />
  </StrictMode>,
);
