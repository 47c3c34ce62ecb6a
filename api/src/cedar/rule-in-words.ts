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
import type { GroupNames } from "./rule-files.ts";

export const describeRule = (rule: LoadedRule, names: GroupNames): RuleDescription => {
  const { id, title, reason, file, line, json, text, opening } = rule;
  const who = whoInWords(json.principal, names);
  const matches = `${who} ${doWhat(json.action)} ${whereInWords(json.resource)}`;
  const conditions = conditionsOf(text);
  return {
    id,
    title,
    reason,
    effect: json.effect,
    matches: [matches, ...conditions].join(", "),
    obligations: opening ? obligationsInWords(opening, names) : [],
    file,
    line,
  };
};

const circles: Readonly<Record<string, (name: string) => string>> = {
  Team: (name) => `members of ${name}`,
  Owners: (name) => `owners of ${name}`,
  Group: (name) => `members of ${name}`,
  AppRole: (name) => `people with the role ${name}`,
  Person: (name) => `the person ${name}`,
};

const whoInWords = (principal: PrincipalConstraint, names: GroupNames): string => {
  const scope = policyOf(principal);
  const named = Object.entries(circles).flatMap(([type, words]) =>
    entitiesNamed(scope, type).map((id) => words(names[id] ?? id)),
  );
  if (named.length > 0) return named.join(" or ");
  const kinds = [...nodesOf(principal)].map((node) => node["entity_type"]);
  if (kinds.includes("Agent")) return "software that acts for a person";
  return kinds.includes("Person") ? "people" : "people and software";
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
  (actionsOf(action) ?? Object.keys(verbs)).map((id) => verbs[id] ?? id).join(" and ");

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

/** `Team::ID::owners` as "owners of Payments" */
const setInWords = (set: string, names: GroupNames): string => {
  const [, id = "", relation = "members"] = set.split("::");
  return `${relation} of ${names[id] ?? id}`;
};

const approvalsInWords = ({ approvals, approvers }: Opening, names: GroupNames): string => {
  if (approvals === 0 || approvers === undefined) return "no approval";
  return `${approvals === 1 ? "approval by one" : `approval by ${approvals}`} of the ${setInWords(approvers, names)}`;
};

const obligationsInWords = (opening: Opening, names: GroupNames): string[] => {
  const { maxDuration, fallbackApprovers, requireTicket, maxContinuous, minimumReason } = opening;
  return [
    `at most ${durationOf(maxDuration)}`,
    approvalsInWords(opening, names),
    ...(fallbackApprovers
      ? [`if they are too few, also the ${setInWords(fallbackApprovers, names)}`]
      : []),
    ...(requireTicket ? [`a ticket like ${requireTicket}`] : []),
    ...(maxContinuous ? [`at most ${durationOf(maxContinuous)} in a row`] : []),
    ...(minimumReason ? [`a reason of ${minimumReason} characters`] : []),
    ...(opening.rotateAfterUse === "true" ? ["rotated after use"] : []),
  ];
};
