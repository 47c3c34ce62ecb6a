import type {
  Cadence,
  Kind,
  Recipe,
  RotationPlan,
  RotationWindow,
  RotatorName,
  RotatorSettings,
} from "@vault-tab/contract";
import { durationWords } from "./duration-words.ts";
import { readPattern, windowDays } from "./window-pattern.ts";

const DAY = 86_400_000;

export const rotatorTitles = {
  generated: "A new random value",
  "github-actions": "A workflow of GitHub Actions",
  "azure-automation": "A runbook of Azure Automation",
  "certificate-renewal": "Renewal by the certificate’s policy",
  "key-rotation": "Rotation by Key Vault",
} as const satisfies Record<RotatorName, string>;

export const alphabetWords = {
  "letters-and-digits": "letters and digits",
  "letters-digits-and-signs": "letters, digits and signs",
  hexadecimal: "hexadecimal digits",
} as const;

function recipeWords(recipe: Recipe): string {
  if (recipe.form === "uuid") return "A random UUID";
  if (recipe.form === "base64-256") return "256 random bits, as base64";
  return `${recipe.length} random characters: ${alphabetWords[recipe.alphabet]}`;
}

/** How a new value is made: "32 random characters: letters and digits". */
export function methodWords(settings: RotatorSettings): string {
  switch (settings.rotator) {
    case "generated":
      return recipeWords(settings.recipe);
    case "github-actions":
      return `The workflow ${settings.workflow} of ${settings.repository} at ${settings.ref}`;
    case "azure-automation":
      return `The runbook ${settings.runbook} of ${settings.account.split("/").at(-1)}`;
    case "certificate-renewal":
      return "Key Vault renews the certificate by its policy";
    case "key-rotation":
      return "Key Vault makes a new version of the key";
  }
}

/** What happens, before it does. */
export function deedWords(settings: RotatorSettings): string {
  switch (settings.rotator) {
    case "generated":
      return `${recipeWords(settings.recipe)} become the new version. Vault Tab makes the value, writes it with your own right in Azure, and keeps nothing of it.`;
    case "github-actions":
    case "azure-automation":
      return `${methodWords(settings)} is started. It makes the value and tells whoever has to know it; Vault Tab sees only how far it is.`;
    case "certificate-renewal":
      return "Key Vault asks the certificate’s issuer for the next version, with your own right in Azure. What it brings is seen here; the private key is not.";
    case "key-rotation":
      return "Key Vault makes the next version of the key, with your own right in Azure. The key never leaves it.";
  }
}

/** A secret is its value; what certificates and keys are, nobody sees. */
export const bothWork = {
  secret: "Both values work",
  certificate: "Both versions work",
  key: "Both versions work",
} as const satisfies Record<Kind, string>;

type Retiring = Pick<RotationPlan, "settings" | "kind" | "quiet">;

/** Until when the old version works beside the new one. */
export function retiringWords({ settings, kind, quiet }: Retiring): string {
  if (settings.rotator === "key-rotation" && settings.disableOld !== true) {
    return "When somebody says that it is out of use";
  }
  const silence = kind === "secret" ? "nobody has read it" : "nothing has used it";
  return `Once ${silence} for ${durationWords(quiet)}`;
}

/** Who has to learn the new value. */
export function learnersWords({ rotator }: RotatorSettings): string {
  if (rotator === "key-rotation") {
    return "Whoever names no version of the key uses the new one. What names the old version goes on with that.";
  }
  if (rotator === "github-actions" || rotator === "azure-automation") {
    return "What the plan runs tells the systems that use it.";
  }
  return "No outside system learns it. Whoever uses it has to read it from Key Vault.";
}

/** "Every 90 days", "30 days before it expires" */
export function cadenceWords(cadence: Cadence | undefined): string {
  if (!cadence) return "Only when somebody starts it";
  if ("every" in cadence) return `Every ${durationWords(cadence.every)}`;
  const { daysBeforeExpiry: days } = cadence;
  return days === 1 ? "1 day before it expires" : `${days} days before it expires`;
}

/** "Monday to Friday from 02:00 for 2 hours, Europe/Berlin" */
export function windowWords({ cron, timeZone, length }: RotationWindow): string {
  const start = readPattern(cron);
  const begins = start
    ? `${windowDays[start.days].title} from ${start.time}`
    : `By the pattern ${cron}`;
  return `${begins} for ${durationWords(length)}, ${timeZone}`;
}

/** "due in 6 days", "overdue 12 days", "due today" */
export function dueWords(dueAt: string, now: number): string {
  const days = Math.trunc((Date.parse(dueAt) - now) / DAY);
  const count = `${Math.abs(days)} day${Math.abs(days) === 1 ? "" : "s"}`;
  if (days > 0) return `due in ${count}`;
  if (days < 0) return `overdue ${count}`;
  return Date.parse(dueAt) < now ? "overdue since less than a day" : "due within a day";
}
