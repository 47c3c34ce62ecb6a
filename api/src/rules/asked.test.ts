import { expect, it } from "vitest";
import type { NewEntry } from "../audit/new-entry.ts";
import { askedOf } from "./asked.ts";

it("an entry keeps what rules decided by, and nothing that anybody wrote", () => {
  const principal = {
    ...{ objectId: "ann", tenantId: "t", agent: false, guest: false },
    ...{ roles: [], owns: ["team"], memberOf: ["team"], groups: [] },
  };
  const data: NewEntry["data"] = {
    asked: askedOf(
      {
        ...{ action: "request-access", role: "read", duration: 3_600_000, ticket: "INC-7 Ann" },
        secrets: [
          {
            ...{ vault: "kv", name: "key", environment: "prod", authorization: "rbac" },
            ...{ tags: { note: "hunter2" }, contentType: "password of Ann" },
          },
        ],
      },
      principal,
    ),
  };
  expect(JSON.stringify(data)).not.toMatch(/INC-7|hunter2|password/);
  expect(data["asked"]).toEqual({
    ...{ action: "request-access", role: "read", duration: "PT1H", ticket: true, principal },
    secrets: [{ vault: "kv", name: "key", environment: "prod", authorization: "rbac" }],
  });
});
