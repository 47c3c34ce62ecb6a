import type { AccessRequest, Grant } from "@vault-tab/contract";

export interface Listed {
  readonly running: readonly Pick<Grant, "id" | "requestId">[];
  readonly waiting: readonly Pick<AccessRequest, "id">[];
  readonly past: readonly Pick<AccessRequest, "id" | "grants">[];
}

/** The id of the item that stands for a grant or a request: of several grants the first. */
export function itemOf({ running, waiting, past }: Listed, id: string): string | undefined {
  const open =
    running.find((grant) => grant.id === id) ?? running.find(({ requestId }) => requestId === id);
  const request =
    waiting.find((one) => one.id === id) ??
    past.find((one) => one.id === id || one.grants.some((grant) => grant.id === id));
  return (open ?? request)?.id;
}
