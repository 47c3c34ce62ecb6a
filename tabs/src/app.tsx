import {
  FluentProvider,
  makeStyles,
  Spinner,
  teamsDarkTheme,
  teamsHighContrastTheme,
  teamsLightTheme,
} from "@fluentui/react-components";
import { QueryClientProvider, type QueryClient } from "@tanstack/react-query";
import { lazy, Suspense, useEffect } from "react";
import { useLocation } from "wouter";
import type { Client } from "./data/client.ts";
import { ClientContext } from "./data/client-context.ts";
import type { Follow } from "./data/follow-events.ts";
import type { ServerClock } from "./data/server-clock.ts";
import { useLiveUpdates } from "./data/use-live-updates.ts";
import type { Arrival } from "./host/arrive.ts";
import { HostProvider } from "./host/host-provider.tsx";
import type { TokenSource } from "./host/token-source.ts";
import { copyText } from "./host/teams-host.ts";
import { useArrival, type Opening } from "./host/use-arrival.ts";
import { pathOfSubPage } from "./paths.ts";
import { Routes } from "./routes.tsx";
import { CopyContext } from "./ui/copy-context.ts";
import { ProblemPage } from "./ui/problem-message.tsx";
import { TimeProvider } from "./ui/time-provider.tsx";

const OutsidePage = lazy(async () => {
  const { OutsidePage: Page } = await import("./features/outside-teams/outside-page.tsx");
  return { default: Page };
});

/** The places of what is still being read are not what one should see first. */
const quietStencils = { colorNeutralStencil1: "#4a4a4a", colorNeutralStencil2: "#2b2b2b" } as const;

const themes = {
  default: teamsLightTheme,
  dark: teamsDarkTheme,
  contrast: { ...teamsHighContrastTheme, ...quietStencils },
} as const;

const useStyles = makeStyles({
  waiting: { flexGrow: 1 },
});

interface Props {
  readonly opening: Opening;
  readonly client: Client;
  readonly follow: Follow;
  readonly tokens: TokenSource;
  readonly clock: ServerClock;
  readonly queryClient: QueryClient;
}

/** A deep link names its thing apart from the address. */
function useDeepLink(subPageId: string | undefined) {
  const [, navigate] = useLocation();
  useEffect(() => {
    const path = pathOfSubPage(subPageId);
    if (path !== undefined) navigate(`${path}${window.location.search}`, { replace: true });
  }, [subPageId, navigate]);
}

function Inside({ subPageId, follow }: { subPageId: string | undefined; follow: Follow }) {
  useLiveUpdates(follow);
  useDeepLink(subPageId);
  return <Routes />;
}

function Content(props: Props & { arrival: Arrival; onRetry: () => void }) {
  const { arrival, onRetry, client, follow, tokens, clock, queryClient } = props;
  const styles = useStyles();
  switch (arrival.phase) {
    case "waiting":
      return <Spinner className={styles.waiting} aria-label="Vault Tab is being opened" />;
    case "outside":
      return (
        <Suspense>
          <OutsidePage framed={arrival.framed} onRetry={onRetry} />
        </Suspense>
      );
    case "troubled":
      return <ProblemPage trouble={arrival.trouble} onRetry={onRetry} onSignIn={onRetry} />;
    case "ready":
      return (
        <QueryClientProvider client={queryClient}>
          <ClientContext value={client}>
            <HostProvider place={arrival.place} settings={arrival.settings} tokens={tokens}>
              <TimeProvider clock={clock} locale={arrival.place.locale}>
                <CopyContext value={copyText}>
                  <Inside subPageId={arrival.place.subPageId} follow={follow} />
                </CopyContext>
              </TimeProvider>
            </HostProvider>
          </ClientContext>
        </QueryClientProvider>
      );
  }
}

export function App(props: Props) {
  const { arrival, theme, retry } = useArrival(props.opening);
  // What the browser draws itself, as scrollbars and the calendar of a field, follows Teams too.
  useEffect(() => {
    document.documentElement.style.colorScheme = theme === "default" ? "light" : "dark";
  }, [theme]);
  return (
    <FluentProvider theme={themes[theme]}>
      <Content {...props} arrival={arrival} onRetry={retry} />
    </FluentProvider>
  );
}
