import type { RuleRef } from "@vault-tab/contract";
import type { Obligations } from "./obligations.ts";
import type { Principal } from "./principal.ts";
import type { Wish, WishedSecret } from "./wish.ts";

/** One wish on one secret, as the engine is asked. */
export interface Question extends Omit<Wish, "secrets" | "ticket"> {
  readonly principal: Principal;
  readonly secret: WishedSecret;
  readonly ticket: boolean;
  readonly time: Date;
}

export interface Refusal {
  readonly reason: string;
  /** Absent where no rule speaks of it at all. */
  readonly rule?: RuleRef;
}

/** What the engine says; `longest` holds whatever was asked. */
export type Verdict =
  | {
      readonly permitted: true;
      readonly longest: number;
      readonly obligations: readonly Obligations[];
    }
  | { readonly permitted: false; readonly refusal: Refusal };
