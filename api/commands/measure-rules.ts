import { compileRules } from "../src/cedar/compile-rules.ts";
import { evaluate } from "../src/cedar/evaluate.ts";
import { loadPolicies } from "../src/cedar/load-policies.ts";
import { readRuleFiles } from "../src/cedar/rule-files.ts";
import { durationValue, principalSlice, secretSlice, timeValue } from "../src/cedar/slice.ts";
import { systemClock } from "../src/clock.ts";
import { createRuleBook } from "../src/rules/read-ruling.ts";
import type { Wish } from "../src/rules/wish.ts";
import type { RuleCases } from "./rule-cases.ts";
import { imaginedDirectory } from "./imagined-directory.ts";

const ROUNDS = 400;
const team = "b2000000-0000-4000-8000-000000000001";
const requester = { kind: "person", tenantId: "tenant", objectId: "member", roles: [] } as const;
const secret = {
  vault: "kv-payments-prod",
  name: "api-key",
  kind: "secret",
  environment: "prod",
  authorization: "rbac",
} as const;

const inTeam = (standing: "owner" | "member"): RuleCases["people"][string] => ({
  guest: false,
  roles: [],
  groups: [],
  teams: { [team]: standing },
});
const people = { member: inTeam("member"), owner: inTeam("owner") };

/** Milliseconds, median: a whole ruling on one secret, and what of it is the engine's. As JSON. */
export const measureRules = async (folder: string): Promise<string> => {
  const clock = systemClock;
  const compiled = compileRules(readRuleFiles(folder));
  const ruleBook = createRuleBook({
    policies: loadPolicies({ folder, clock, onFailure: () => undefined }),
    directory: imaginedDirectory(people, clock.now()),
    clock,
  });
  const principal = principalSlice({
    ...{ objectId: "member", tenantId: "tenant", agent: false, guest: false },
    ...{ roles: [], owns: [], memberOf: [team], groups: [] },
  });
  const context = {
    ...{ duration: durationValue(3_600_000), role: "read", ticket: true, agent: false },
    time: timeValue(clock.now()),
  };
  const wish: Wish = {
    action: "request-access",
    role: "read",
    duration: 3_600_000,
    ticket: "INC-1",
    secrets: [secret],
  };
  const engine: number[] = [];
  const ruling: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const began = performance.now();
    evaluate(compiled, {
      principal,
      action: "requestAccess",
      resource: secretSlice(secret),
      context,
    });
    const between = performance.now();
    await ruleBook.rulingOn(requester, wish);
    engine.push(between - began);
    ruling.push(performance.now() - between);
  }
  return JSON.stringify({
    rules: compiled.rules.size,
    engine: middle(engine),
    ruling: middle(ruling),
  });
};

/** Of the second half: the first warms the engine up. */
const middle = (times: readonly number[]): number => {
  const sorted = times.slice(times.length / 2).toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
};
