import { useQuery } from "@tanstack/react-query";
import { useClient } from "./client-context.ts";

/** Time alone changes the figures too: what ends late becomes an alarm. */
const LOOK_EVERY = 60_000;

/** How Vault Tab is doing; for admins and auditors. */
export function useOverview() {
  const client = useClient();
  return useQuery({
    queryKey: ["mine", "dashboard"],
    queryFn: ({ signal }) => client("showOverview", {}, signal),
    refetchInterval: LOOK_EVERY,
  });
}
