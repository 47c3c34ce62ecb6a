import type { GrantRecord } from "../grants/grant.ts";
import type { Objection } from "./objections.ts";

/** Why this grant, of whoever asks, can't be gone on from; nothing where there is none. */
export const againstExtending = (grant: GrantRecord | undefined): Objection | undefined => {
  if (!grant) return undefined;
  if (grant.status !== "active" || !grant.endsAt) {
    return { code: "state_changed", detail: "Only what is running can be extended." };
  }
  return grant.breakGlass
    ? {
        code: "not_allowed",
        detail: "A break-glass access is not extended. Ask for access in the ordinary way.",
      }
    : undefined;
};
