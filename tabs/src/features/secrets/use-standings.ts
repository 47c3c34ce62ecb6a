import type { AccessRequestsQuery, GrantsQuery } from "@vault-tab/contract";
import { useMemo } from "react";
import { useGrants } from "../../data/grants.ts";
import { useRequests } from "../../data/requests.ts";
import { standingsOf, type Standings } from "./standing.ts";

const running: GrantsQuery = {
  view: "mine",
  status: ["scheduled", "provisioning", "active"],
  limit: 200,
};
const pending: AccessRequestsQuery = { view: "mine", status: ["pending"], limit: 200 };

/** What this person has open or asked for. Rows do not wait for it, and tell nothing where it fails. */
export function useStandings(): Standings {
  const grants = useGrants(running).data;
  const requests = useRequests(pending).data;
  return useMemo(
    () =>
      standingsOf(
        grants?.pages.flatMap(({ items }) => items) ?? [],
        requests?.pages.flatMap(({ items }) => items) ?? [],
      ),
    [grants, requests],
  );
}
