import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { RulingQuestion } from "@vault-tab/contract";
import { useClient } from "./client-context.ts";

/** What the rules say to a wish; the last answer stays while a newer one is on its way. */
export function useRuling(question: RulingQuestion | undefined) {
  const client = useClient();
  return useQuery({
    queryKey: ["mine", "ruling", question],
    queryFn: async ({ signal }) =>
      question ? client("askForRuling", { body: question }, signal) : null,
    enabled: question !== undefined,
    placeholderData: keepPreviousData,
  });
}
