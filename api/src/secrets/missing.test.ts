import { execFileSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { mayAct } from "./may-act.ts";
import { whatIsMissing } from "./missing.ts";

const write = "Microsoft.Authorization/roleAssignments/write";
const remove = "Microsoft.Authorization/roleAssignments/delete";
const vault = {
  name: "kv-legacy",
  resourceId:
    "/subscriptions/s/resourceGroups/rg one/providers/Microsoft.KeyVault/vaults/kv-legacy",
};
const granting = {
  needs: [write, remove],
  identityObjectId: "a0000000-0000-4000-8000-000000000001",
  permissions: [{ actions: ["Microsoft.Authorization/roleAssignments/*"], notActions: [] }],
};

describe("what ARM allows", () => {
  it.each([
    [[], []],
    [["Microsoft.Authorization/roleAssignments/read"], []],
    [["Microsoft.Authorization/*/read"], []],
    [["Microsoft.Authorization"], []],
    [["*"], ["Microsoft.Authorization/*/Write"]],
    [["*/write/*"], []],
    [["Microsoft.Authorization/roleAssignments/write*write"], []],
  ])("is not given by %j without %j", (actions, notActions) => {
    expect(mayAct([{ actions, notActions }], write)).toBe(false);
  });

  it.each([
    ["*"],
    ["*/write"],
    ["microsoft.authorization/ROLEASSIGNMENTS/write"],
    ["Micro*role*te"],
  ])("is given by %j", (action) => {
    expect(mayAct([{ actions: [action], notActions: [] }], write)).toBe(true);
  });

  it("may be withheld by one role and given by another", () => {
    const all = { actions: ["*"], notActions: ["Microsoft.Authorization/*/Write"] };
    expect(mayAct([all, { actions: ["*/write"], notActions: [] }], write)).toBe(true);
  });
});

describe("what is missing in a vault", () => {
  it("is nothing where roles are used and may be given", () => {
    expect(whatIsMissing(vault, { authorization: "rbac" }, granting)).toEqual([]);
  });

  it("is the right to take away, too", () => {
    const permissions = [{ actions: [write], notActions: [] }];
    const missing = whatIsMissing(vault, { authorization: "rbac" }, { ...granting, permissions });
    expect(missing.map(({ what }) => what)).toEqual(["Vault Tab may not give access here."]);
  });

  it("is both, each with a command that a shell reads as it is meant", () => {
    const missing = whatIsMissing(
      vault,
      { authorization: "access-policies" },
      { ...granting, permissions: [] },
    );
    const words = missing.map(({ command }) =>
      execFileSync("bash", ["-c", `az() { printf '%s\\n' "$@"; }; ${command}`], {
        encoding: "utf8",
      }).split("\n"),
    );
    expect(words[0]).toContain("rg one");
    expect(words[1]).toEqual(
      expect.arrayContaining([
        vault.resourceId,
        "--condition",
        "Role Based Access Control Administrator",
        expect.stringMatching(
          /^\(\(!\(ActionMatches\{'Microsoft.+StringEqualsIgnoreCase \{'User'\}\)\)$/,
        ),
      ]),
    );
  });
});
