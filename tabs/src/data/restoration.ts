import { useQuery } from "@tanstack/react-query";
import { useClient } from "./client-context.ts";
import { useCommand } from "./use-command.ts";

/** It happens rarely, and whoever waits for an admin sees soon that access is opened again. */
const LOOK_EVERY = 60_000;

/** Whether the database was restored, so that access is only ended at the moment. */
export function useRestoration() {
  const client = useClient();
  return useQuery({
    queryKey: ["mine", "restoration"],
    queryFn: ({ signal }) => client("showRestoration", {}, signal),
    refetchInterval: LOOK_EVERY,
  });
}

export const useConfirmRestoration = () => useCommand("confirmRestoration");
