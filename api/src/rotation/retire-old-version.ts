import type { OutOfUse } from "@vault-tab/contract";
import { secretInText } from "../audit/secret-in-text.ts";
import { actorEntry } from "../identity/entry-actor.ts";
import type { Asker } from "../ports/asker.ts";
import { ProblemError } from "../problem-error.ts";
import { findRights } from "./find-rights.ts";
import { findVisibleRotation } from "./find-visible-rotation.ts";
import { declared } from "./outcomes.ts";
import type { RotationPorts } from "./ports.ts";
import { recordRefusal } from "./record-refusal.ts";
import type { RotationRecord } from "./rotation.ts";
import { mayRetire } from "./standing-actions.ts";

/**
 * A person says that the old value is out of use. From then on the sweep disables its version.
 * @throws ProblemError `not_found`, `not_allowed`, `refused_by_rules`, `state_changed`,
 * `secret_in_text`, and what signing in anew may answer
 */
export const retireOldVersion = async (
  ports: RotationPorts,
  asker: Asker,
  id: string,
  { reason }: OutOfUse,
): Promise<RotationRecord> => {
  const seen = await findVisibleRotation(ports, asker, id);
  const { target, settings } = seen;
  const rights = await findRights(ports, asker, { target, rotator: settings.rotator });
  await recordRefusal(ports.log, asker, target, mayRetire(seen, rights));
  const kind = await ports.inspector.inspect(reason);
  if (kind !== undefined) throw secretInText("reason", kind);
  await ports.signIn.confirm(asker);
  const { actor } = asker;
  return ports.rotations.change(id, (rotation) => {
    const guarded = mayRetire(rotation, rights);
    const { retirement } = rotation;
    if (!guarded.allowed) throw new ProblemError(guarded.code, { detail: guarded.reason });
    if (!retirement) throw new ProblemError("state_changed");
    const by = { objectId: actor.objectId, name: actor.name };
    const said = { by, at: ports.clock.now(), reason };
    return declared(rotation, retirement, said, actorEntry(actor));
  });
};
