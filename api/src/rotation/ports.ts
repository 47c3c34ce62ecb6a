import type { RotatorName } from "@vault-tab/contract";
import type { Clock } from "../clock.ts";
import type { AuditLog } from "../ports/audit-log.ts";
import type { Pace } from "../ports/pace.ts";
import type { OutsideRotator } from "../ports/outside-rotator.ts";
import type { Ids } from "../ports/ids.ts";
import type { KeyVault } from "../ports/key-vault.ts";
import type { Reads } from "../ports/reads.ts";
import type { Rights } from "../ports/rights.ts";
import type { RotatingRights } from "../ports/rotating-rights.ts";
import type { RotationPlans } from "../ports/rotation-plans.ts";
import type { Rotations } from "../ports/rotations.ts";
import type { IssuedRotator, Rotator } from "../ports/rotator.ts";
import type { RotatorVault } from "../ports/rotator-vault.ts";
import type { RuleBook } from "../ports/rule-book.ts";
import type { FreshSignIn } from "../ports/sign-in.ts";
import type { TextInspector } from "../ports/text-inspector.ts";
import type { UnderWay } from "../ports/under-way.ts";
import type { VersionLog } from "../ports/version-log.ts";
import type { VaultDirectory } from "../ports/vault-directory.ts";

/** What it takes to see what may be done. */
export interface LookPorts {
  readonly rotations: Rotations;
  readonly plans: RotationPlans;
  readonly rights: Pick<Rights, "mayList">;
  readonly inAzure: RotatingRights;
  readonly rules: Pick<RuleBook, "mayAct">;
  readonly keyVault: Pick<KeyVault, "versions">;
  readonly vaults: VaultDirectory;
  /** What this service can perform. */
  readonly rotators: ReadonlyMap<RotatorName, Rotator | IssuedRotator | OutsideRotator>;
  readonly clock: Pick<Clock, "now">;
}

/** What it takes to perform. */
export interface RunPorts extends Pick<
  LookPorts,
  "rotations" | "plans" | "keyVault" | "vaults" | "rotators" | "clock"
> {
  readonly rotatorVault: RotatorVault;
  /** Milliseconds. */
  readonly pause: (ms: number) => Promise<void>;
}

/** What it takes to go on where a process died, and to disable what is out of use. */
export interface SweepPorts extends RunPorts {
  /** Of what begins now: all replicas keep the limits of other systems together. */
  readonly pace: Pick<Pace, "take">;
  readonly reads: Pick<Reads, "list" | "progress">;
  /** Where Key Vault's log can be asked. */
  readonly versionLog?: VersionLog;
  /** Told of what should not happen; the lease runs out, and it is tried again. */
  readonly failed: (cause: unknown) => void;
}

export interface RotationPorts extends LookPorts, RunPorts {
  readonly signIn: FreshSignIn;
  readonly inspector: TextInspector;
  readonly log: AuditLog;
  readonly ids: Ids;
  readonly underWay: UnderWay;
}
