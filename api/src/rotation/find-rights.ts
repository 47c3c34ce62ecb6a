import type { Kind, RotatorName } from "@vault-tab/contract";
import type { Asker } from "../ports/asker.ts";
import { ProblemError } from "../problem-error.ts";
import { wishedSecret } from "../rules/wished-secret.ts";
import { mayAct, type Permissions } from "../secrets/may-act.ts";
import type { VersionMetadata } from "../secrets/metadata.ts";
import type { WatchedVault } from "../secrets/watched-vault.ts";
import { findVault } from "./find-rotatable.ts";
import type { LookPorts } from "./ports.ts";
import type { RotationTarget } from "./rotation.ts";
import { dataActionFor } from "./rotators.ts";
import type { Rights } from "./standing-actions.ts";

type Ports = Pick<LookPorts, "inAzure" | "rules" | "vaults">;

/** What is asked about. */
export interface Concerned {
  readonly target: RotationTarget;
  readonly rotator: RotatorName | undefined;
  /** For rules that look at tags, where the secret has been read. */
  readonly newest?: Pick<VersionMetadata, "tags" | "contentType">;
}

/**
 * The rules, and the person's own right as ARM lists it: nothing is tried.
 * @throws ProblemError where the person can't be signed in to ARM, or Graph does not answer
 */
export const findRights = async (
  ports: Ports,
  asker: Asker,
  concerned: Concerned,
): Promise<Rights> => {
  const { target } = concerned;
  const vault = await findVault(ports, target.vault);
  const byRules = await findRuling(ports, asker, concerned, vault);
  return {
    viewer: asker.actor,
    authorization: vault?.facts?.authorization,
    kind: target.kind,
    byRules,
    inAzure:
      vault && byRules.permitted ? await permissionsOn(ports, asker, vault, concerned) : undefined,
  };
};

const findRuling = (
  { rules }: Pick<Ports, "rules">,
  { actor }: Asker,
  { target, newest }: Concerned,
  vault: WatchedVault | undefined,
): Promise<Rights["byRules"]> => {
  const { contentType } = newest ?? {};
  const secret = {
    ...wishedSecret(target, vault),
    ...(newest && { tags: newest.tags }),
    ...(contentType !== undefined && { contentType }),
  };
  return rules.mayAct(actor, { action: "rotate", secret });
};

const collections = {
  secret: "secrets",
  certificate: "certificates",
  key: "keys",
} as const satisfies Record<Kind, string>;

/** Most rights are given at the vault, of which one answer serves all that it holds. */
const permissionsOn = async (
  { inAzure }: Pick<Ports, "inAzure">,
  asker: Asker,
  vault: WatchedVault,
  { target: { kind, name }, rotator }: Concerned,
): Promise<readonly Permissions[] | undefined> => {
  const atVault = await inAzure.at(asker, vault);
  if (!atVault || mayAct(atVault, dataActionFor(kind, rotator))) return atVault;
  return inAzure.at(asker, vault, { collection: collections[kind], name });
};

/** As `findRights`, for what is shown: what can't be found out now is said so, and hides nothing else. */
export const findRightsShown = async (
  ports: Ports,
  asker: Asker,
  concerned: Concerned,
): Promise<Rights> => {
  try {
    return await findRights(ports, asker, concerned);
  } catch (cause) {
    if (!(cause instanceof ProblemError)) throw cause;
    return noRights(asker, concerned.target.kind);
  }
};

export const noRights = ({ actor }: Asker, kind: Kind): Rights => ({
  viewer: actor,
  authorization: undefined,
  kind,
  byRules: {
    permitted: false,
    refusal: { reason: "It can’t be said now what you may do here. Try it again." },
  },
  inAzure: undefined,
});
