import type { ApproverSet } from "./approver-set.ts";
import type { Principal } from "./principal.ts";
import type { Refusal } from "./verdict.ts";
import type { WishedSecret } from "./wish.ts";

/** Everything but asking for access, as the engine is asked. */
export type Act = { readonly principal: Principal; readonly time: Date } & (
  | {
      readonly action: "decide";
      readonly secret: WishedSecret;
      /** Object id. */
      readonly requester: string;
      /** One of the sets that the rule asks. */
      readonly approvers: ApproverSet;
    }
  | { readonly action: "rotate" | "revoke"; readonly secret: WishedSecret }
  | { readonly action: "viewAudit" | "administer" }
);

export type Permission =
  { readonly permitted: true } | { readonly permitted: false; readonly refusal: Refusal };
