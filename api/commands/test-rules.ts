import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { durationOf, millisecondsOf } from "@vault-tab/contract";
import { loadPolicies } from "../src/cedar/load-policies.ts";
import { systemClock } from "../src/clock.ts";
import type { RuleBook } from "../src/ports/rule-book.ts";
import type { Identified } from "../src/rules/principal.ts";
import { createRuleBook } from "../src/rules/read-ruling.ts";
import type { Part } from "../src/rules/ruling.ts";
import type { WishedSecret } from "../src/rules/wish.ts";
import { imaginedDirectory } from "./imagined-directory.ts";
import {
  type DecisionCase,
  type RuleCase,
  RuleCases,
  type WishCase,
  type WishedCase,
} from "./rule-cases.ts";

/** @throws Error with every case that comes out otherwise than its table says */
export const testRules = async (folder: string): Promise<string> => {
  const files = readdirSync(folder).filter((file) => file.endsWith(".test.json"));
  if (files.length === 0) throw new Error(`${folder}: no *.test.json, so nothing was tried`);
  let tried = 0;
  const failures: string[] = [];
  for (const file of files) {
    const table = RuleCases.parse(JSON.parse(readFileSync(join(folder, file), "utf8")));
    const ruleBook = bookOf(folder, table);
    for (const one of table.cases) {
      tried += 1;
      const differences = await differencesIn(ruleBook, table, one);
      if (differences.length > 0)
        failures.push([`${file}: ${one.title}`, ...differences].join("\n  "));
    }
  }
  if (failures.length > 0) throw new Error(failures.join("\n"));
  return `${tried} cases come out as they should.`;
};

const bookOf = (folder: string, { people }: RuleCases): RuleBook => {
  const clock = systemClock;
  const onFailure = (messages: readonly string[]) => console.error(messages.join("\n"));
  return createRuleBook({
    policies: loadPolicies({ folder, clock, onFailure }),
    directory: imaginedDirectory(people, clock.now()),
    clock,
  });
};

const differencesIn = (ruleBook: RuleBook, table: RuleCases, one: RuleCase): Promise<string[]> =>
  one.action === "decide" ? decided(ruleBook, table, one) : ruled(ruleBook, table, one);

const identified = ({ people }: RuleCases, who: string, agent: boolean): Identified => {
  const person = people[who];
  if (!person) throw new Error(`There is no ${who} among the people`);
  return {
    kind: agent ? "agent" : "person",
    tenantId: "tenant",
    objectId: who,
    roles: person.roles,
  };
};

const secretOf = ({ vaults }: RuleCases, wished: WishedCase): WishedSecret => {
  const { secret, ...more } = asObject(wished);
  const [vault = "", name] = secret.split("/");
  const known = vaults[vault];
  if (!known) throw new Error(`There is no ${vault} among the vaults`);
  const { kind, contentType, tags } = more;
  return {
    ...known,
    vault,
    ...(name !== undefined && { name }),
    ...(kind && { kind }),
    ...(contentType !== undefined && { contentType }),
    ...(tags && { tags }),
  };
};

const asObject = (wished: WishedCase): Exclude<WishedCase, string> =>
  typeof wished === "string" ? { secret: wished } : wished;

const nameOf = ({ vault, name }: WishedSecret): string => (name ? `${vault}/${name}` : vault);

const ruled = async (ruleBook: RuleBook, table: RuleCases, one: WishCase): Promise<string[]> => {
  const { action, role, duration, ticket, expect } = one;
  const ruling = await ruleBook.rulingOn(identified(table, one.who, one.agent), {
    action,
    role,
    secrets: one.secrets.map((secret) => secretOf(table, secret)),
    ...(duration !== undefined && { duration: millisecondsOf(duration) }),
    ...(ticket !== undefined && { ticket }),
  });
  const refused = Object.fromEntries(
    ruling.refused.map(({ secret, rule }) => [nameOf(secret), rule?.id ?? ""]),
  );
  return [
    ...difference("refused", refused, expect.refused),
    ...difference("parts", ruling.parts.length, expect.parts.length),
    ...expect.parts.flatMap((part, index) => {
      const found: Readonly<Record<string, unknown>> = shown(ruling.parts[index]);
      return Object.entries(part).flatMap(([name, wanted]) =>
        difference(`parts.${index}.${name}`, found[name], wanted),
      );
    }),
  ];
};

const shown = (part: Part | undefined): Readonly<Record<string, unknown>> =>
  part
    ? {
        ...part,
        secrets: part.secrets.map(nameOf),
        longest: durationOf(part.longest),
        approvers: part.approvers.map(({ objectId }) => objectId),
        rules: part.rules.map(({ id }) => id),
      }
    : {};

const decided = async (
  ruleBook: RuleBook,
  table: RuleCases,
  one: DecisionCase,
): Promise<string[]> => {
  const secrets = one.secrets.map((secret) => secretOf(table, secret));
  const wish = { action: "request-access", role: "read", secrets } as const;
  const { parts } = await ruleBook.rulingOn(identified(table, one.for, false), wish);
  const permission = await ruleBook.mayDecide(identified(table, one.who, one.agent), {
    requester: one.for,
    approvedBy: [],
    secrets,
    quorums: parts.flatMap(({ quorums }) => quorums),
  });
  return difference("permitted", permission.permitted, one.expect.permitted);
};

const difference = (what: string, found: unknown, wanted: unknown): string[] =>
  isDeepStrictEqual(found, wanted)
    ? []
    : [`${what}: ${JSON.stringify(found)} instead of ${JSON.stringify(wanted)}`];
