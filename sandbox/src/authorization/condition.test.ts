import { describe, expect, it } from "vitest";
import { conditionHolds, parseCondition } from "./condition.ts";
import { roleDefinition } from "./role-definitions.ts";

const write = "Microsoft.Authorization/roleAssignments/write";
const secretsUser = "4633458b-17de-408a-b874-0445c86b69e6";
/** AD/role-based-access-control/delegate-role-assignments-examples.md. */
const delegation =
  `((!(ActionMatches{'${write}'})) OR (@Request[Microsoft.Authorization/roleAssignments:RoleDefinitionId] ` +
  `ForAnyOfAnyValues:GuidEquals {${secretsUser}} AND @Request[Microsoft.Authorization/roleAssignments:PrincipalType] ` +
  `ForAnyOfAnyValues:StringEqualsIgnoreCase {'User'}))`;
const oneSecret =
  "((!(ActionMatches{'Microsoft.KeyVault/vaults/secrets/getSecret/action'})) OR " +
  "(@Resource[Microsoft.KeyVault/vaults/secrets:name] StringEquals 'db-pw'))";

const asking = (role: string, type: string) => ({
  action: write,
  attributes: {
    "request[microsoft.authorization/roleassignments:roledefinitionid]": role,
    "request[microsoft.authorization/roleassignments:principaltype]": type,
  },
});

describe("a condition", () => {
  it("that cannot be read allows nothing", () => {
    for (const text of ["(", "what", "ActionMatches{'a'} OR", `${delegation})`]) {
      expect(parseCondition(text), text).toBeUndefined();
      expect(conditionHolds(text, asking(secretsUser, "User"))).toBe(false);
    }
  });
  it("refuses another role, another type, and an attribute that is not there", () => {
    expect(conditionHolds(delegation, asking("8e3af657-a8ff-443c-a75c-2fe8c4bcb635", "User"))).toBe(
      false,
    );
    expect(conditionHolds(delegation, asking(secretsUser, "Group"))).toBe(false);
    expect(conditionHolds(delegation, { action: write, attributes: {} })).toBe(false);
  });
  it("allows what it names, and actions that it does not speak of", () => {
    expect(conditionHolds(delegation, asking(secretsUser.toUpperCase(), "user"))).toBe(true);
    expect(
      conditionHolds(delegation, {
        action: "Microsoft.Authorization/roleAssignments/read",
        attributes: {},
      }),
    ).toBe(true);
    expect(conditionHolds(undefined, { action: write, attributes: {} })).toBe(true);
  });
  it("compares names of secrets by case, where the operator says so", () => {
    const reading = (name: string) => ({
      action: "Microsoft.KeyVault/vaults/secrets/getSecret/action",
      attributes: { "resource[microsoft.keyvault/vaults/secrets:name]": name },
    });
    expect(conditionHolds(oneSecret, reading("db-pw"))).toBe(true);
    expect(conditionHolds(oneSecret, reading("DB-PW"))).toBe(false);
  });
  it("of a built-in role can be read", () => {
    const { condition } = roleDefinition("8b54135c-b56d-4d72-a534-26097cfdc8d8") ?? {};
    expect(conditionHolds(condition, asking(secretsUser, "User"))).toBe(true);
    expect(conditionHolds(condition, asking("8e3af657-a8ff-443c-a75c-2fe8c4bcb635", "User"))).toBe(
      false,
    );
  });
});
