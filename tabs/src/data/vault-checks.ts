import { useQuery } from "@tanstack/react-query";
import { useClient } from "./client-context.ts";

/** Who has just mended a vault looks again soon. */
const LOOK_EVERY = 30_000;

/** The vaults with what is missing for granting, read anew while somebody looks. */
export function useVaultChecks() {
  const client = useClient();
  return useQuery({
    queryKey: ["mine", "vault-checks"],
    queryFn: ({ signal }) => client("listVaults", {}, signal),
    refetchInterval: LOOK_EVERY,
  });
}
