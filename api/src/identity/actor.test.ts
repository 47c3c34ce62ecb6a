import { describe, expect, it } from "vitest";
import { actorOf } from "./actor.ts";
import type { Claims } from "./claims.ts";

const tenant = "5f0c2d4e-1a3b-4c5d-8e7f-90a1b2c3d4e5";
const agent = "0a9e0000-0000-4000-8000-000000000001";
const admission = {
  authority: "https://login.microsoftonline.com",
  tenants: [tenant],
  agentClients: [agent],
};
const claims: Claims = {
  iss: `https://login.microsoftonline.com/${tenant}/v2.0`,
  tid: tenant,
  oid: "a0000000-0000-4000-8000-000000000001",
  ver: "2.0",
  scp: "access_as_user",
  client: "5e3ce6c0-2b1f-4285-8d4b-75ee78787346",
  name: "Requester",
  userPrincipalName: "requester@contoso.example",
  roles: ["Vault.Admin", "Something.Else"],
  exp: 1_800_000_000,
};
const admit = (change: Partial<Claims>) => () =>
  actorOf({ ...claims, ...change }, admission, "token");
const refusal = (code: string): unknown => expect.objectContaining({ code });

describe("who is admitted", () => {
  it("nobody of another tenant", () => {
    expect(admit({ tid: "another" })).toThrow(refusal("tenant_not_allowed"));
  });

  it.each([
    `https://login.microsoftonline.com/${tenant}/v2.0/`,
    `https://login.microsoftonline.com.example/${tenant}/v2.0`,
    `https://sts.windows.net/${tenant}/`,
  ])("nobody whose v2.0 token says it comes from %s", (iss) => {
    expect(admit({ iss })).toThrow(refusal("token_invalid"));
  });

  it.each([undefined, "", "access_as_users", "not_access_as_user", "Access_As_User"])(
    "nobody with the scope %j",
    (scp) => {
      expect(admit({ scp })).toThrow(refusal("scope_missing"));
    },
  );

  it.each([undefined, "", "04b07795-8ddb-461a-bbee-02f9e1bf7b46"])(
    "nobody whose client is %j",
    (client) => {
      expect(admit({ client })).toThrow(refusal("client_not_allowed"));
    },
  );

  it("a person in Teams, with the roles that we know", () => {
    expect(admit({ scp: "profile access_as_user" })()).toMatchObject({
      kind: "person",
      roles: ["Vault.Admin"],
    });
  });

  it("a registered agent, as an agent", () => {
    expect(admit({ client: agent })().kind).toBe("agent");
  });

  it("a v1.0 token of the same tenant", () => {
    const iss = `https://sts.windows.net/${tenant}/`;
    expect(admit({ ver: "1.0", iss })().kind).toBe("person");
  });

  it("never with a token that prints", () => {
    expect(JSON.stringify(admit({})())).not.toContain('token"');
    expect(Object.values(admit({})())).not.toContain("token");
  });
});
