import type { Rotation } from "@vault-tab/contract";
import type { Asker } from "../ports/asker.ts";
import { findRightsShown, noRights } from "./find-rights.ts";
import type { LookPorts } from "./ports.ts";
import { presentRotation } from "./present.ts";
import type { RotationRecord } from "./rotation.ts";
import { isClosed, mayCancel, mayRetire, mayStartAgain } from "./standing-actions.ts";

type Ports = Pick<LookPorts, "inAzure" | "rules" | "vaults">;

/** Rotations as this person may see them, with what they may do with each. */
export const lookAtRotations = (
  ports: Ports,
  asker: Asker,
  rotations: readonly RotationRecord[],
): Promise<Rotation[]> =>
  Promise.all(rotations.map((rotation) => lookAtRotation(ports, asker, rotation)));

export const lookAtRotation = async (
  ports: Ports,
  asker: Asker,
  rotation: RotationRecord,
): Promise<Rotation> => {
  const { target, settings } = rotation;
  // Of what is over for good nobody has to be asked what may be done with it.
  const rights = isClosed(rotation)
    ? noRights(asker, target.kind)
    : await findRightsShown(ports, asker, { target, rotator: settings.rotator });
  return presentRotation(rotation, [
    { name: "cancel", ...mayCancel(rotation, rights) },
    { name: "retire", ...mayRetire(rotation, rights) },
    { name: "start-again", ...mayStartAgain(rotation, rights) },
  ]);
};
