import type { QueryClient } from "@tanstack/react-query";
import type { Client } from "../../data/client.ts";
import { prefetchSecrets } from "../../data/queries.ts";
import type { Place } from "../../host/teams-host.ts";
import { readVaultHint } from "../../paths.ts";
import { storedFilters } from "./filter-memory.ts";
import { toQuery } from "./filters.ts";

/** Asks for the rows with which the page will begin. */
export const prepareSecrets = (
  queries: QueryClient,
  client: Client,
  place: Place,
  search: string,
): Promise<void> =>
  prefetchSecrets(queries, client, toQuery(storedFilters(place), readVaultHint(search)));
