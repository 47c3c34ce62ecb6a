import { useQuery } from "@tanstack/react-query";
import { useClient } from "./client-context.ts";

/** A set of rules may be taken at any time; who looks at them sees that soon. */
const LOOK_EVERY = 15_000;

export function useRules() {
  const client = useClient();
  return useQuery({
    queryKey: ["mine", "rules"],
    queryFn: ({ signal }) => client("listRules", {}, signal),
    refetchInterval: LOOK_EVERY,
  });
}
