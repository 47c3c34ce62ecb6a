import type { Check } from "../check.ts";
import { failed, type Finding, ok, unchecked, warning } from "../finding.ts";
import type { Patient } from "../patient.ts";

/** Milliseconds: Entra's tokens are refused beyond five minutes, ours beyond one (azure/entra-tokens). */
const REFUSED = 60_000;
const DOUBTFUL = 5_000;
/** `Date` tells whole seconds. */
const COARSE = 1_000;
const TIME_LIMIT = 10_000;

const places = (patient: Patient): readonly (readonly [string, string])[] => [
  [
    "Entra",
    `${patient.config.authority}/${patient.config.tenantId}/v2.0/.well-known/openid-configuration`,
  ],
  ["Azure Resource Manager", "https://management.azure.com/subscriptions?api-version=2022-12-01"],
];

export const clock: Check = {
  name: "clock",
  title: "This machine's clock agrees with those of Entra and Azure",
  examine: (patient) =>
    Promise.all(places(patient).map(([who, url]) => compare(patient, who, url))),
};

const compare = async ({ clock: own }: Patient, about: string, url: string): Promise<Finding> => {
  const theirs = await dateOf(url);
  if (theirs === undefined) {
    return unchecked({
      about,
      found: "No answer with a date",
      means: "Whether the clocks agree is not known; nor does it seem to be reachable.",
      remedy: `Look whether ${new URL(url).host} can be reached from here (firewall, proxy, DNS).`,
    });
  }
  const apart = Math.abs(own.now().getTime() - theirs);
  const found = `The clocks are ${Math.round(apart / 1000)} s apart`;
  if (apart < DOUBTFUL + COARSE) return ok(found, about);
  const words = {
    about,
    found,
    means: "Tokens seem to be from the future or over, and access ends at the wrong time.",
    remedy:
      "Let the machine's clock follow a time server (timedatectl set-ntp true), or restart the container.",
  };
  return apart > REFUSED ? failed(words) : warning(words);
};

const dateOf = async (url: string): Promise<number | undefined> => {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(TIME_LIMIT) });
    await response.body?.cancel();
    const at = Date.parse(response.headers.get("date") ?? "");
    return Number.isNaN(at) ? undefined : at;
  } catch {
    return undefined;
  }
};
