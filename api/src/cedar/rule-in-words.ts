import type {
  ActionConstraint,
  PolicyJson,
  PrincipalConstraint,
  ResourceConstraint,
} from "@cedar-policy/cedar-wasm/nodejs";
import { durationOf, type RuleDescription } from "@vault-tab/contract";
import type { Opening } from "./annotations.ts";
import type { LoadedRule } from "./loaded-rule.ts";
import { actionsOf, entitiesNamed, nodesOf } from "./policy-json.ts";

export const describeRule = (rule: LoadedRule): RuleDescription => {
  const { id, title, reason, file, line, json, text, opening } = rule;
  const who = whoInWords(json.principal);
  const matches = `${who} ${doWhat(json.action)} ${whereInWords(json.resource)}`;
  const conditions = conditionsOf(text);
  return {
    id,
    title,
    reason,
    effect: json.effect,
    matches: [matches, ...conditions].join(", "),
    obligations: opening ? obligationsInWords(opening) : [],
    file,
    line,
  };
};

const circles: Readonly<Record<string, (id: string) => string>> = {
  Team: (id) => `members of the team ${id}`,
  Owners: (id) => `owners of the team ${id}`,
  Group: (id) => `members of the group ${id}`,
  AppRole: (id) => `people with the role ${id}`,
  Person: (id) => `the person ${id}`,
};

const whoInWords = (principal: PrincipalConstraint): string => {
  const scope = policyOf(principal);
  const named = Object.entries(circles).flatMap(([type, words]) =>
    entitiesNamed(scope, type).map(words),
  );
  if (named.length > 0) return named.join(" or ");
  const kinds = [...nodesOf(principal)].map((node) => node["entity_type"]);
  if (kinds.includes("Agent")) return "software that acts for a person";
  return kinds.includes("Person") ? "people" : "anybody";
};

const policyOf = (principal: PrincipalConstraint): PolicyJson => ({
  effect: "permit",
  principal,
  action: { op: "All" },
  resource: { op: "All" },
  conditions: [],
});

const verbs: Readonly<Record<string, string>> = {
  requestAccess: "ask for access to",
  breakGlass: "break the glass on",
  decide: "decide on requests for",
  rotate: "rotate",
  revoke: "end access to",
  viewAudit: "read the log of",
  administer: "administer",
};

const doWhat = (action: ActionConstraint): string =>
  (actionsOf(action) ?? Object.keys(verbs)).map((id) => verbs[id] ?? id).join(", ");

const whereInWords = (resource: ResourceConstraint): string => {
  const scope = { ...policyOf({ op: "All" }), resource };
  const vaults = entitiesNamed(scope, "Vault");
  return [...vaults, ...entitiesNamed(scope, "Secret")].join(", ") || "everything";
};

/** As they are written: a condition has no shorter way to say exactly what it says. */
const conditionsOf = (text: string): readonly string[] =>
  [...text.matchAll(/^\s*(when|unless)\s*\{([\s\S]*?)\}\s*(?=;|when|unless)/gm)].map(
    ([, word = "", body = ""]) => `${word} ${body.trim().replaceAll(/\s+/g, " ")}`,
  );

const obligationsInWords = (opening: Opening): string[] => [
  `at most ${durationOf(opening.maxDuration)}`,
  opening.approvals === 0
    ? "no approval"
    : `${opening.approvals} of ${opening.approvers ?? ""} approve`,
  ...(opening.fallbackApprovers ? [`else also ${opening.fallbackApprovers}`] : []),
  ...(opening.requireTicket ? [`a ticket like ${opening.requireTicket}`] : []),
  ...(opening.maxContinuous ? [`at most ${durationOf(opening.maxContinuous)} in a row`] : []),
  ...(opening.minimumReason ? [`a reason of ${opening.minimumReason} characters`] : []),
  ...(opening.rotateAfterUse === "true" ? ["rotated after use"] : []),
];
