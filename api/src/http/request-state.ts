import type { ProblemCode } from "@vault-tab/contract";
import type { Actor } from "../identity/actor.ts";

/** What is known of a request while it is answered; Express has a place for it in each response. */
declare module "express-serve-static-core" {
  interface Locals {
    requestId?: string;
    /** Where requests are traced. */
    traceId?: string;
    actor?: Actor;
    /** Of the problem that was answered. */
    code?: ProblemCode;
  }
}
