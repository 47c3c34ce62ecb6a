import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { loadPolicies } from "./load-policies.ts";

const schema = join(import.meta.dirname, "../../../rules/schema.cedarschema");
const now = new Date("2026-03-01T12:00:00Z");
const failures: string[] = [];
let folder = "";

beforeEach(() => {
  failures.length = 0;
  folder = mkdtempSync(join(tmpdir(), "rules-"));
  copyFileSync(schema, join(folder, "schema.cedarschema"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const write = (text: string, file = "one.cedar") => writeFileSync(join(folder, file), text);
const load = () =>
  loadPolicies({
    folder,
    clock: { now: () => now },
    onFailure: (messages) => failures.push(...messages),
  });
const opening = `@id("opens")
@title("Opens")
@reason("Members may.")
@maxDuration("PT4H")
@approvals("0")
permit (principal, action == Action::"requestAccess", resource)`;
const forbid = (when: string) => `@id("closes")
@title("Closes")
@reason("Closed.")
forbid (principal, action, resource) when { ${when} };
`;

const principal = {
  ...{ objectId: "ann", tenantId: "t", agent: false, guest: false },
  ...{ roles: [], owns: [], memberOf: [], groups: [] },
};
const ask = (more: { duration?: number; tags?: Record<string, string> } = {}) => {
  const { tags, ...rest } = more;
  return load()
    .current()
    .judge({
      ...{ action: "request-access", role: "read", ticket: false, time: now, principal },
      ...rest,
      secret: {
        ...{ vault: "KV-Prod", name: "Key", kind: "secret", environment: "prod" },
        ...{ authorization: "rbac", ...(tags && { tags }) },
      },
    } as const);
};

describe("what does not load, with its place", () => {
  it("syntax, behind accents and emoji in lines before and in its own", () => {
    write(`// héé 😀\n@title("é😀") permit (principal, acton, resource);\n`);
    expect(load).toThrow(/^one\.cedar:2:33 found an invalid variable.*acton/);
  });

  it("an attribute that nothing has, in the second rule of a file", () => {
    write(`// é 😀\n${opening};\n\n// 😀\n${forbid('resource.enviroment == "é😀"')}`);
    expect(load).toThrow(/one\.cedar:13:45 .*`enviroment`.*did you mean `environment`/);
  });

  it("a schema that is none", () => {
    writeFileSync(join(folder, "schema.cedarschema"), "// é\nentity 😀;");
    expect(load).toThrow(/^schema\.cedarschema:2:8 /);
  });

  it.each(["maxDuration", "approvals", "reason", "title"])(
    "a permit that opens access without @%s",
    (name) => {
      write(`// é\n${opening.replace(new RegExp(`@${name}\\(.*\\)\n`), "")};`);
      expect(load).toThrow(`one.cedar:2:1 @${name}: is missing`);
    },
  );

  it.each([
    ["@maxDuraton", '@maxDuraton("PT1H")', "no annotation of this kind of rule"],
    ["@maxContinuous", '@maxContinuous("banana")', ""],
    ["@maxContinuous", '@maxContinuous("PT0S")', "Longer than nothing"],
    ["@requireTicket", '@requireTicket("(")', "Not a regular expression"],
    ["@fallbackApprovers", '@fallbackApprovers("Payments")', "Team::ID::owners"],
  ])("%s", (name, annotation, message) => {
    write(`@id("x")\n${annotation}\n${opening.replace('@id("opens")\n', "")};`);
    expect(load).toThrow(new RegExp(`one\\.cedar:2:1 ${name}: .*${message}`));
  });

  it("approvals without approvers", () => {
    write(`${opening.replace('@approvals("0")', '@approvals("2")')};`);
    expect(load).toThrow("@approvers");
  });

  it.each(['resource.hasTag("a")', "resource has contentType"])(
    "a permit that reads what anybody can write: %s",
    (condition) => {
      const typed = opening.replace("resource)", "resource is Secret)");
      write(`${typed}\nwhen { ${condition} };`);
      expect(load).toThrow(/one\.cedar:7:\d+ Whoever may update a secret/);
    },
  );

  it("a permit for every action, which would break the glass too", () => {
    write(`${opening.replace('action == Action::"requestAccess"', "action")};`);
    expect(load).toThrow("one.cedar:6:20 A permit that opens access names that one action");
  });

  it("two rules of one name, in two files", () => {
    write(`${opening};`);
    write(`${opening};`, "two.cedar");
    expect(load).toThrow(/two\.cedar:1:1 @id: opens is taken by .*one\.cedar:1/);
  });

  it("a forbid that fails where a tag is missing", () => {
    write(`${opening};\n${forbid('resource is Secret && resource.getTag("owner") == "x"')}`);
    expect(load).toThrow(/^one\.cedar:10:67 .*unable to guarantee safety of access to tag/);
  });

  it("a name in capitals, which would never match", () => {
    write(`${opening};\n${forbid('resource in Vault::"KV-Prod"')}`);
    expect(load).toThrow('Vault::"KV-Prod": in small letters');
  });

  it("several faults at once, each with its place", () => {
    write("permit (principal, action, resource);");
    write('@id("x") forbid (principal, action, resource);', "two.cedar");
    expect(load).toThrow(/one\.cedar:1:20 .*\ntwo\.cedar:1:1/s);
  });
});

describe("a newer set", () => {
  it("that is broken leaves the one before it, and is told of until one loads", () => {
    write(`${opening};`);
    const policies = load();
    const good = policies.current();
    write(`${opening}`);
    policies.reload();
    expect(policies.current()).toBe(good);
    expect(policies.lastError()).toMatchObject({ at: now, message: /one\.cedar:/ });
    write(`${opening.replace("PT4H", "PT1H")};`);
    policies.reload();
    expect(policies.lastError()).toBeUndefined();
    expect(policies.current().hash).not.toBe(good.hash);
    expect(policies.current().rules[0]?.obligations).toContain("at most PT1H");
  });

  it("whose folder is gone leaves the one before it too", () => {
    write(`${opening};`);
    const policies = load();
    rmSync(join(folder, "schema.cedarschema"));
    policies.reload();
    expect(policies.current().rules).toHaveLength(1);
    expect(policies.lastError()?.message).toContain("schema.cedarschema");
  });
});

describe("a verdict", () => {
  it("is a refusal where a forbid fails while it is applied, which the engine would pass over", () => {
    const overflow = "context.time.toTime().toMilliseconds() * 9223372036854775807 == 1";
    write(`${opening};\n${forbid(`context has time && ${overflow}`)}`);
    expect(ask()).toEqual({
      permitted: false,
      refusal: { reason: "The rules could not be applied to this. Tell whoever looks after them." },
    });
    expect(failures.join()).toContain("overflow");
  });

  it("is a refusal with the words of the forbid; names are compared in small letters", () => {
    write(`${opening};\n${forbid('resource in Vault::"kv-prod"')}`);
    expect(ask()).toMatchObject({
      refusal: { reason: "Closed.", rule: { id: "closes", line: 7 } },
    });
  });

  it("takes a tag into account where it takes away", () => {
    const tagged = 'resource is Secret && resource.hasTag("sealed")';
    write(`${opening};\n${forbid(tagged)}`);
    expect(ask({ tags: { sealed: "yes" } }).permitted).toBe(false);
    expect(ask({ tags: { other: "yes" } }).permitted).toBe(true);
  });

  it("that is only too long says how long it may be", () => {
    write(`${opening}\nwhen { context.duration <= duration("2h") };`);
    const hour = 3_600_000;
    expect(ask({ duration: 3 * hour })).toMatchObject({ permitted: true, longest: 2 * hour });
    expect(ask({ duration: hour })).toMatchObject({ permitted: true, longest: 2 * hour });
    expect(ask()).toMatchObject({ permitted: true, longest: 2 * hour });
  });
});
