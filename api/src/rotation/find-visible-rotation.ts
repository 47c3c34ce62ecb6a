import { Kind } from "@vault-tab/contract";
import { isOverseer } from "../identity/overseer.ts";
import type { Asker } from "../ports/asker.ts";
import type { RotationFilter } from "../ports/rotations.ts";
import { ProblemError, VaultProblemError } from "../problem-error.ts";
import { findVault } from "./find-rotatable.ts";
import type { LookPorts } from "./ports.ts";
import type { RotationRecord } from "./rotation.ts";

/**
 * A rotation that this person may see: their own, one of a secret that Azure lets them list, or any
 * for admins and auditors.
 * @throws ProblemError `not_found`, alike for what does not exist and what they may not see
 */
export const findVisibleRotation = async (
  ports: Pick<LookPorts, "rotations" | "rights" | "vaults">,
  asker: Asker,
  id: string,
): Promise<RotationRecord> => {
  const rotation = await ports.rotations.find(id);
  if (!rotation || !(await maySee(ports, asker, rotation))) throw new ProblemError("not_found");
  return rotation;
};

const maySee = async (
  ports: Pick<LookPorts, "rights" | "vaults">,
  asker: Asker,
  { startedBy, target }: RotationRecord,
): Promise<boolean> => {
  if (startedBy?.objectId === asker.actor.objectId || isOverseer(asker.actor)) return true;
  const vault = await findVault(ports, target.vault);
  return vault !== undefined && ports.rights.mayList(asker, vault, target.kind);
};

export interface Places {
  readonly places: NonNullable<RotationFilter["visible"]>["places"];
  /** False where Azure does not say of some vault. */
  readonly complete: boolean;
}

/** Kinds in vaults that Azure lets this person list. */
export const findVisiblePlaces = async (
  { rights, vaults }: Pick<LookPorts, "rights" | "vaults">,
  asker: Asker,
): Promise<Places> => {
  let complete = true;
  const watched = await vaults.watched();
  const looked = await Promise.all(
    watched.flatMap((vault) =>
      Kind.options.map(async (kind) => {
        try {
          const may = await rights.mayList(asker, vault, kind);
          return may ? [{ vault: vault.name, kind }] : [];
        } catch (cause) {
          if (!(cause instanceof VaultProblemError)) throw cause;
          complete = false;
          return [];
        }
      }),
    ),
  );
  return { places: looked.flat(), complete };
};
