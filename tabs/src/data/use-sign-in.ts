import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useHost } from "../host/host-context.ts";
import type { Trouble } from "../trouble.ts";

/** Opens the window that a problem asks for; afterwards everything of this person is read anew. */
export function useSignIn() {
  const host = useHost();
  const queries = useQueryClient();
  const mutation = useMutation({
    mutationFn: (trouble: Trouble) => host.signIn(trouble),
    networkMode: "always",
    onSuccess: (result) =>
      result.done ? queries.invalidateQueries({ queryKey: ["mine"] }) : undefined,
  });
  return {
    signIn: (trouble: Trouble) => mutation.mutate(trouble),
    busy: mutation.isPending,
    /** Why the window ended without success. */
    words: mutation.data?.words,
  };
}
