import type { WishedSecret } from "../rules/wish.ts";
import type { CompiledRules } from "./compile-rules.ts";
import type { LoadedRule } from "./loaded-rule.ts";
import { actionsOf, entitiesNamed } from "./policy-json.ts";

/**
 * Where nothing allows a wish, the person is told what would: the rules that allow this to others
 * there. Only what is named in the scope is compared; a rule for every vault is near to all of them.
 */
export const nearestReason = (
  { rules }: CompiledRules,
  action: string,
  secret: WishedSecret | undefined,
): readonly LoadedRule[] =>
  [...rules.values()].filter(({ json }) => {
    const actions = actionsOf(json.action);
    if (json.effect !== "permit" || (actions && !actions.includes(action))) return false;
    const vaults = entitiesNamed(json, "Vault");
    const secrets = entitiesNamed(json, "Secret");
    if (vaults.length + secrets.length === 0 || !secret) return true;
    const vault = secret.vault.toLowerCase();
    const id = `${vault}/${secret.kind ?? "secret"}/${secret.name?.toLowerCase() ?? ""}`;
    return vaults.includes(vault) || secrets.includes(id);
  });
