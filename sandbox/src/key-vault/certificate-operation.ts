import { z } from "zod";
import { ok, type Call, type Reply } from "./call.ts";
import { issuerNamed } from "./issuers.ts";
import {
  dropPending,
  pendingReply,
  pendingView,
  putPending,
  requirePending,
} from "./pending-certificates.ts";
import { badParameter } from "./refusal.ts";

/** How long an issuer that answers at all takes to give up. */
const cancelling = 1000;

export function getPending(call: Call): Reply {
  return pendingReply(call, requirePending(call));
}

const cancellation = z.object({ cancellation_requested: z.literal(true) });

/** It can only be asked for; the words of both refusals are believed. */
export function cancelPending(call: Call): Reply {
  const pending = requirePending(call);
  if (!cancellation.safeParse(call.body).success)
    throw badParameter("Property cancellation_requested has invalid value.");
  if (pending.status !== "inProgress")
    throw badParameter(`The pending certificate is not in progress: ${pending.name}`);
  const answers = issuerNamed(pending.policy.issuer.name)?.answersAfter !== undefined;
  const asked = {
    ...pending,
    cancellationRequested: true,
    ...(answers ? { cancelledAt: call.world.clock.now().getTime() + cancelling } : {}),
  };
  putPending(call.world, asked);
  return ok(pendingView(call.vault, asked));
}

/** Also of one in progress, whose certificate is then never made (recorded: the reply is how it stood). */
export function deletePending(call: Call): Reply {
  const pending = requirePending(call);
  dropPending(call.world, pending);
  return ok(pendingView(call.vault, pending));
}
