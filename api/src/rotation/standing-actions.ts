import type { Kind, ProblemCode, RotatorName } from "@vault-tab/contract";
import type { Actor } from "../identity/actor.ts";
import type { Permission } from "../rules/act.ts";
import { mayAct, type Permissions } from "../secrets/may-act.ts";
import type { VersionMetadata } from "../secrets/metadata.ts";
import type { WatchedVault } from "../secrets/watched-vault.ts";
import { isOver } from "./moves.ts";
import { isApproved } from "./approval.ts";
import type { RotationPlanRecord } from "./plan.ts";
import type { RotationRecord } from "./rotation.ts";
import { dataActionFor, rotatorFacts } from "./rotators.ts";

/** Whether somebody may, and if not, why: with the code of the refusal where they try all the same. */
export type Guarded =
  | { readonly allowed: true }
  | { readonly allowed: false; readonly reason: string; readonly code: ProblemCode };

const yes: Guarded = { allowed: true };
const no = (code: ProblemCode, reason: string): Guarded => ({ allowed: false, reason, code });

type Viewer = Pick<Actor, "kind" | "objectId">;

/** What is known of somebody before one secret. */
export interface Rights {
  readonly viewer: Viewer;
  readonly authorization: NonNullable<WatchedVault["facts"]>["authorization"] | undefined;
  readonly kind: Kind;
  readonly byRules: Permission;
  /** Data actions, as ARM lists them; nothing where it does not say. */
  readonly inAzure: readonly Permissions[] | undefined;
}

/** The rules, for whom a program never counts. */
export const mayByRules = ({ viewer, byRules }: Pick<Rights, "viewer" | "byRules">): Guarded => {
  if (viewer.kind === "agent") return no("not_allowed", "A program never rotates a secret.");
  return byRules.permitted ? yes : no("refused_by_rules", byRules.refusal.reason);
};

/** The rules, and the person's own right in Azure for what this rotator does. */
export const mayReplace = (rights: Rights, rotator: RotatorName | undefined): Guarded => {
  const ruled = mayByRules(rights);
  if (!ruled.allowed) return ruled;
  if (rights.authorization === "access-policies") {
    return no(
      "not_allowed",
      "This vault uses access policies. Azure does not say before a try who may write here.",
    );
  }
  const needed = dataActionFor(rights.kind, rotator);
  if (!rights.inAzure) {
    return no("upstream_unavailable", "Azure does not say now what you may do here. Try it again.");
  }
  return mayAct(rights.inAzure, needed)
    ? yes
    : no("not_allowed", `Azure does not let you: you lack ${needed} on this ${rights.kind}.`);
};

/** What stands before a rotation, beside rights. */
export interface Circumstances {
  readonly newest: Pick<VersionMetadata, "managed" | "tags">;
  readonly plan: RotationPlanRecord | undefined;
  readonly performed: ReadonlySet<RotatorName>;
  readonly running: RotationRecord | undefined;
}

/** https://learn.microsoft.com/azure/key-vault/secrets/about-secrets */
const MOST_TAGS = 15;

export const mayStart = (rights: Rights, around: Circumstances): Guarded => {
  const replacing = mayReplace(rights, around.plan?.settings.rotator);
  return replacing.allowed ? mayBegin(around) : replacing;
};

/** Whoever begins it. */
export const mayBegin = ({ newest, plan, performed, running }: Circumstances): Guarded => {
  if (newest.managed) {
    return no("not_allowed", "Key Vault looks after this one: rotate the certificate behind it.");
  }
  if (running) return no("already_rotating", "It is being rotated already.");
  if (!plan) {
    return no("plan_missing", "There is no plan yet. Say first how a new value is made.");
  }
  if (!performed.has(plan.settings.rotator)) {
    return no("not_allowed", `This Vault Tab is not set up for ${plan.settings.rotator}.`);
  }
  const { rotation: _, ...others } = newest.tags;
  return !rotatorFacts[plan.settings.rotator].tagged || Object.keys(others).length < MOST_TAGS
    ? yes
    : no("state_changed", "It has 15 tags, and Key Vault takes no more. Remove one in Azure.");
};

/** While nothing has been written by us: nobody will be the worse for it. */
export const mayCancel = (
  rotation: RotationRecord,
  rights: Pick<Rights, "viewer" | "byRules">,
): Guarded => {
  if (isOver(rotation)) return no("state_changed", "It is over already.");
  const { viewer } = rights;
  if (viewer.kind === "agent") return no("not_allowed", "A program never cancels a rotation.");
  const ruled = mayByRules(rights);
  if (rotation.startedBy?.objectId !== viewer.objectId && !ruled.allowed) return ruled;
  if (rotation.stopAskedAt) return no("state_changed", "It is being stopped already.");
  const canStop = rotation.status === "running" && rotatorFacts[rotation.settings.rotator].followed;
  return rotation.writeSentAt === undefined || canStop
    ? yes
    : no("state_changed", "The new version is being written, and that can’t be stopped.");
};

/** Whether there is an old version of which somebody could say that it is out of use. */
const isRetiring = (rotation: RotationRecord): Guarded => {
  const { retirement } = rotation;
  if (!retirement) return no("state_changed", "There is no old version to disable.");
  if (retirement.status !== "retiring") return no("state_changed", "It is disabled already.");
  return retirement.declared ? no("state_changed", "It is being disabled already.") : yes;
};

/** Nothing can be done with it any more, by anybody. */
export const isClosed = (rotation: RotationRecord): boolean =>
  rotation.status === "succeeded" && !isRetiring(rotation).allowed;

export const mayRetire = (rotation: RotationRecord, rights: Rights): Guarded => {
  const retiring = isRetiring(rotation);
  return retiring.allowed ? mayReplace(rights, rotation.settings.rotator) : retiring;
};

export const mayStartAgain = (
  { status }: RotationRecord,
  rights: Pick<Rights, "viewer" | "byRules">,
): Guarded =>
  status === "failed" || status === "cancelled"
    ? mayByRules(rights)
    : no("state_changed", "It has neither failed nor been cancelled.");

export const mayApprove = (rights: Rights, plan: RotationPlanRecord | undefined): Guarded => {
  if (!plan) return no("plan_missing", "There is no plan yet.");
  const replacing = mayReplace(rights, plan.settings.rotator);
  if (!replacing.allowed) return replacing;
  return isApproved(plan) ? no("state_changed", "It is approved already.") : yes;
};
