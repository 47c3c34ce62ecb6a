import type { NewRotation } from "@vault-tab/contract";
import { secretInText } from "../audit/secret-in-text.ts";
import { actorEntry } from "../identity/entry-actor.ts";
import type { Asker } from "../ports/asker.ts";
import { rotationEntry } from "./entries.ts";
import { findRights } from "./find-rights.ts";
import { findRotatable, type Rotatable } from "./find-rotatable.ts";
import { newRotation } from "./new-rotation.ts";
import { leaseEnd } from "./pauses.ts";
import type { RotationPlanRecord } from "./plan.ts";
import type { RotationPorts } from "./ports.ts";
import { recordRefusal } from "./record-refusal.ts";
import type { RotationRecord } from "./rotation.ts";
import { runRotation } from "./run-rotation.ts";
import { worksOutside } from "./rotators.ts";
import { mayStart } from "./standing-actions.ts";

/**
 * Begins a rotation under the token of who asks for it. Everything is checked before anything outside
 * is touched; then it is committed, answered, and goes on by itself.
 * @throws ProblemError `not_found`, `secret_in_text`, `refused_by_rules`, `not_allowed`,
 * `plan_missing`, `already_rotating`, `state_changed`, and what signing in anew may answer
 */
export const startRotation = async (
  ports: RotationPorts,
  asker: Asker,
  wish: NewRotation,
  idempotencyKey: string | undefined,
): Promise<RotationRecord> => {
  const id = idOf(ports, asker, idempotencyKey);
  const before = idempotencyKey === undefined ? undefined : await ports.rotations.find(id);
  if (before) return before;
  const kind = await ports.inspector.inspect(wish.reason);
  if (kind !== undefined) throw secretInText("reason", kind);
  const found = await findRotatable(ports, asker, wish);
  const plan = await findPlan(ports, asker, found);
  await ports.signIn.confirm(asker);
  const { target, newest } = found;
  const { objectId, name } = asker.actor;
  const startedBy = { objectId, name };
  const { reason } = wish;
  const rotation = newRotation(
    { id, target, plan, newest, trigger: "person", startedBy, reason },
    ports.clock.now(),
  );
  const entry = rotationEntry("rotation-started", rotation, actorEntry(asker.actor), {
    texts: { reason: wish.reason },
  });
  const isOutside = worksOutside(rotation.settings.rotator);
  const until = isOutside ? rotation.createdAt : leaseEnd(rotation.createdAt);
  const held = await ports.rotations.add({ rotation, entry }, until);
  // Done under the rotator's identity: any replica begins it.
  if (isOutside) return held.rotation;
  // Its token is in this request alone: no other replica could write.
  ports.underWay.begin(() => runRotation(ports, held, asker));
  return held.rotation;
};

/** The same for a call that is sent again. */
const idOf = ({ ids }: RotationPorts, { actor }: Asker, key: string | undefined): string =>
  key === undefined ? ids.fresh() : ids.of(`rotation ${actor.tenantId} ${actor.objectId} ${key}`);

/** The plan by which it may be rotated by this person now. */
const findPlan = async (
  ports: RotationPorts,
  asker: Asker,
  { target, newest }: Rotatable,
): Promise<RotationPlanRecord> => {
  const plan = await ports.plans.find(target);
  const rotator = plan?.settings.rotator;
  const rights = await findRights(ports, asker, { target, rotator, newest });
  const performed = new Set(ports.rotators.keys());
  const running = await ports.rotations.running(target);
  const guarded = mayStart(rights, { newest, plan, performed, running });
  await recordRefusal(ports.log, asker, target, guarded);
  if (!plan) throw new RangeError("A rotation is let through without a plan.");
  return plan;
};
