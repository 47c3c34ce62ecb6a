import { armSettings, type ArmSettings } from "../arm/arm-settings.ts";
import { automationSettings, type AutomationSettings } from "../automation/automation-settings.ts";
import { logSettings, type LogSettings } from "../log-analytics/log-settings.ts";
import { describeEventGrid, type EventGridState } from "./event-grid-control.ts";
import { githubSettings, type GitHubSettings } from "../github/github-settings.ts";
import type { TenantServices } from "../entra/tenant-services.ts";
import { productClientId } from "../tenant.ts";
import type { TenantWorld } from "../tenant-world.ts";
import type { Fault, Settings } from "../world.ts";

export interface ControlState {
  readonly now: string;
  readonly offsetSeconds: number;
  readonly settings: Readonly<Settings>;
  readonly arm: ArmSettings;
  readonly logs: LogSettings;
  readonly github: GitHubSettings;
  readonly automation: AutomationSettings;
  readonly eventGrid: EventGridState;
  readonly faults: readonly Fault[];
  readonly people: readonly {
    readonly persona: string;
    readonly enabled: boolean;
    readonly consented: boolean;
    readonly mfaRequired: boolean;
    readonly mfaDone: boolean;
    readonly mfaRegistered: boolean;
    readonly blocked: boolean;
    /** Their sessions were revoked, and they have not signed in again. */
    readonly revoked: boolean;
  }[];
}

export function describeState(world: TenantWorld, services: TenantServices): ControlState {
  const product = services.directory.application(productClientId);
  const { latency, propagation, limits } = world.settings;
  return {
    now: world.clock.now().toISOString(),
    offsetSeconds: world.clock.offset() / 1000,
    settings: { latency, propagation, limits },
    arm: armSettings(world),
    logs: logSettings.of(world),
    github: githubSettings.of(world),
    automation: automationSettings.of(world),
    eventGrid: describeEventGrid(world),
    faults: [...world.state.collection<Fault>("faults").values()],
    people: world.directory.people().map((person) => ({
      persona: person.key,
      enabled: person.accountEnabled,
      consented:
        product !== undefined &&
        Object.keys(product.requires).every(
          (id) => services.consents.granted(product, person.objectId, id).length > 0,
        ),
      ...services.conditionalAccess.of(person.objectId),
      revoked: services.revocations.pending(person.objectId),
    })),
  };
}
