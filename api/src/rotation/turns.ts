import type { RotatorSettings } from "@vault-tab/contract";
import type { RotationRecord } from "./rotation.ts";
import type { PaceWindow, Turn } from "./turn.ts";

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

/**
 * Key Vault takes 300 new versions of a vault in 10 seconds, from everybody: half of them are ours.
 * https://learn.microsoft.com/azure/key-vault/general/service-limits
 */
const keyVault: readonly PaceWindow[] = [{ most: 150, ms: 10 * SECOND }];

/**
 * 80 a minute and 500 an hour of what makes something. A few are left: stopping a run counts, too, and
 * what leaves here in one minute may arrive in a shorter one.
 * https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api, secondary limits
 */
const github: readonly PaceWindow[] = [
  { most: 70, ms: MINUTE },
  { most: 480, ms: 60 * MINUTE },
];

/**
 * An account takes 100 new jobs in 30 seconds, from everybody, and runs 200 at once.
 * https://learn.microsoft.com/azure/automation/automation-subscription-limits-faq
 */
const automation: readonly PaceWindow[] = [{ most: 50, ms: 30 * SECOND }];

const backEndOf = (settings: RotatorSettings, vault: string): Omit<Turn, "taker"> => {
  switch (settings.rotator) {
    case "github-actions":
      return { backEnd: "github", windows: github };
    case "azure-automation":
      return { backEnd: settings.account.toLowerCase(), windows: automation };
    case "generated":
    case "certificate-renewal":
    case "key-rotation":
      return { backEnd: `key-vault/${vault.toLowerCase()}`, windows: keyVault };
  }
};

/** Whose limits a rotation counts for when it begins, and how many may begin. */
export const turnOf = ({
  id,
  settings,
  target,
}: Pick<RotationRecord, "id" | "settings" | "target">): Turn => ({
  ...backEndOf(settings, target.vault),
  taker: id,
});
