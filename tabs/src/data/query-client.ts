import { QueryClient } from "@tanstack/react-query";
import { troubleOf } from "../trouble.ts";

const STALE = 30_000;

export const makeQueryClient = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: {
        // The browser's idea of being online is often wrong; a request tells.
        networkMode: "always",
        staleTime: STALE,
        refetchOnWindowFocus: false,
        refetchOnReconnect: "always",
        retryDelay: 800,
        retry: (failures, error) => failures < 1 && troubleOf(error).code === "unreachable",
      },
    },
  });
