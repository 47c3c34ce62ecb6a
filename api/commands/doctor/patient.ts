import type { Clock } from "../../src/clock.ts";
import type { Config, WatchdogConfig } from "../../src/config.ts";
import type { IdentityName, KnownIdentity } from "./known-identity.ts";
import { knownIdentities } from "./known-identity.ts";
import { type Arm, createArm } from "./read-arm.ts";

/** What is examined: one installation, from where this process runs. */
export interface Patient {
  readonly config: Config;
  /** Where the watchdog's settings stand beside those of the service. */
  readonly watchdog: WatchdogConfig | undefined;
  /** Names of all variables that are set; nobody here looks at their values. */
  readonly variables: ReadonlySet<string>;
  readonly clock: Clock;
  readonly identities: readonly KnownIdentity[];
  readonly arm: Arm;
  /** A person's token for the service, where one was given. */
  readonly userToken: string | undefined;
  /** The Teams app's manifest. */
  readonly manifestFile: string;
  /** `TAB_DOMAIN` of the toolkit's environment, where it is set here. */
  readonly tabDomain: string | undefined;
  identity(name: IdentityName): KnownIdentity | undefined;
}

type Given = Omit<Patient, "identities" | "arm" | "identity">;

export const createPatient = (given: Given): Patient => {
  const identities = knownIdentities(given.config, given.watchdog);
  return {
    ...given,
    identities,
    arm: createArm(identities),
    identity: (name) => identities.find((one) => one.name === name),
  };
};
