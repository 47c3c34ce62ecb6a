import type { Principal } from "./principal.ts";
import type { Refusal } from "./verdict.ts";
import type { Wish } from "./wish.ts";

/** What no file of rules can allow. */
export const mayNeverDecide = (
  { objectId, agent, guest }: Pick<Principal, "objectId" | "agent" | "guest">,
  requester: string,
): Refusal | undefined => {
  if (agent) return { reason: "Only a person can decide, not software that acts for one." };
  if (objectId === requester) return { reason: "You can't decide on your own request." };
  return guest ? { reason: "Guests can't decide on requests." } : undefined;
};

export const mayNeverAsk = (
  { agent }: Pick<Principal, "agent">,
  action: Wish["action"],
): Refusal | undefined =>
  agent && action === "break-glass"
    ? { reason: "Only a person can break the glass, not software that acts for one." }
    : undefined;
