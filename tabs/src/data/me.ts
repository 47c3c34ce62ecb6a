import { useQuery } from "@tanstack/react-query";
import { useClient } from "./client-context.ts";

/** Who is signed in, and which app roles they have: for what is shown, never for what is allowed. */
export function useMe() {
  const client = useClient();
  return useQuery({
    queryKey: ["mine", "me"],
    queryFn: ({ signal }) => client("getMe", {}, signal),
    staleTime: Infinity,
  });
}
