import type { AccessRequest } from "@vault-tab/contract";

/** Why somebody asked, in their own words as far as these were not erased. */
export const reasonWords = ({
  reason,
  textsErased,
}: Pick<AccessRequest, "reason" | "textsErased">): string =>
  textsErased ? "Erased by an admin" : reason;
