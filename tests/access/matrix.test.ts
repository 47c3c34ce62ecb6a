import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { Grants, operations, type OperationId, SentRequests } from "@vault-tab/contract";
import { format } from "prettier";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { root } from "../../scripts/root.ts";
import { startVaultTab, type VaultTab } from "../world/vault-tab.ts";
import { agentClient, type Answer, callOf, cast, type Sending, tokensOf } from "./cast.ts";
import { rotationRows } from "./rotation-rows.ts";

let vaultTab: VaultTab;
let tokens: ReadonlyMap<string, string>;
let call: ReturnType<typeof callOf>;
beforeAll(async () => {
  vaultTab = await startVaultTab(
    { seed: "small" },
    { REQUESTS_PER_MINUTE: "5000", AGENT_CLIENT_IDS: agentClient },
  );
  tokens = await tokensOf(vaultTab);
  call = callOf(vaultTab);
});
afterAll(() => vaultTab.stop());

const wish = (vault: string, name: string, more: object = {}) => ({
  secrets: [{ vault, name }],
  role: "read",
  duration: "PT1H",
  reason: "The nightly payout of Contoso fails",
  ticket: "INC-4711",
  ...more,
});
const ask = async (who: string, body: object): Promise<string> => {
  const { status, text } = await call("askForAccess", tokens.get(who), { body });
  expect([status, text]).toEqual([201, expect.any(String)]);
  return SentRequests.parse(JSON.parse(text)).items[0]?.id ?? "";
};
const openedFor = async (who: string, request: string): Promise<string> => {
  for (let tries = 0; tries < 100; tries += 1) {
    const { text } = await call("listGrants", tokens.get(who));
    const grant = Grants.parse(JSON.parse(text)).items.find((one) => one.requestId === request);
    if (grant?.status === "active") return grant.id;
    await pause(100);
  }
  throw new Error("It was not opened");
};

/** A row: one operation with one thing that it is called for. */
interface Row {
  readonly operation: OperationId;
  readonly about: string;
  readonly sending: Sending;
  /** Whoever changes something comes last, so that the others find it as it was. */
  readonly last?: readonly string[];
}

const plain = (operation: OperationId, about = "", sending: Sending = {}): Row => ({
  operation,
  about,
  sending,
});

const reading: readonly Row[] = [
  plain("getSettings"),
  plain("getMe"),
  plain("listVaults"),
  plain("listSecrets"),
  plain("getSecret", "of kv-payments-prod", {
    params: { vault: "kv-payments-prod", name: "adyen-api-key" },
  }),
  plain("getSecret", "that does not exist", {
    params: { vault: "kv-payments-prod", name: "no-such-secret" },
  }),
  plain("getSecretReads", "of kv-payments-prod", {
    params: { vault: "kv-payments-prod", name: "adyen-api-key" },
  }),
  plain("listReads"),
  plain("listRules"),
  plain("askForRuling", "on kv-payments-prod", {
    body: {
      action: "request-access",
      secrets: [{ vault: "kv-payments-prod", name: "adyen-api-key" }],
    },
  }),
  plain("askForRuling", "for somebody else", {
    body: {
      action: "request-access",
      secrets: [{ vault: "kv-payments-prod", name: "adyen-api-key" }],
      principal: "00000000-0000-4000-8000-000000000001",
    },
  }),
  plain("listAccessRequests", "one's own"),
  plain("listAccessRequests", "to review", { query: "?view=to-review" }),
  plain("listAccessRequests", "all", { query: "?view=all" }),
  plain("listGrants", "one's own"),
  plain("listGrants", "that one may end", { query: "?view=to-end" }),
  plain("listGrants", "all", { query: "?view=all" }),
  plain("showOverview"),
  plain("listAuditEntries"),
  plain("exportAudit"),
  plain("getAuditVerification"),
  plain("verifyAudit"),
  plain("streamEvents"),
  plain("showRestoration"),
  { ...plain("confirmRestoration"), last: ["admin"] },
];

/** What is done to a thing of `requester`. */
const acting = async (): Promise<readonly Row[]> => {
  const pending = await ask("requester", wish("kv-payments-prod", "adyen-api-key"));
  const broken = await ask(
    "requester",
    wish("kv-payments-prod", "stripe-webhook-secret", { breakGlass: true }),
  );
  const open = await openedFor(
    "requester",
    await ask("requester", wish("kv-payments-dev", "adyen-api-key")),
  );
  const other = await openedFor(
    "requester",
    await ask("requester", wish("kv-payments-dev", "fx-rates-api-key")),
  );
  const decision = { decision: "approve", version: 9 };
  const of = (id: string, body?: object): Sending => ({ params: { id }, ...(body && { body }) });
  const owners = ["approver", "second-approver"];
  return [
    plain("getAccessRequest", "of requester", of(pending)),
    plain("decide", "on what has changed since", of(pending, decision)),
    plain("decideOnSeveral", "", { body: { items: [{ ...decision, id: pending }] } }),
    { ...plain("signOffBreakGlass", "of requester", of(broken)), last: owners },
    plain("listGrantReads", "of requester", of(open)),
    {
      ...plain("extendGrant", "of requester", of(open, { duration: "PT1H", reason: "More" })),
      last: ["requester's agent"],
    },
    {
      ...plain("revokeGrant", "of requester", of(open, { reason: "Enough" })),
      last: ["admin", ...owners],
    },
    { ...plain("returnGrant", "of requester", of(other)), last: ["requester's agent"] },
    { ...plain("withdraw", "of requester", of(pending)), last: ["requester's agent"] },
    plain("askForAccess", "to kv-payments-dev", {
      body: wish("kv-payments-dev", "paypal-client-secret"),
    }),
    plain("askForAccess", "to kv-platform", { body: wish("kv-platform", "deploy-bot-token") }),
    plain("askForAccess", "to see kv-platform", {
      body: { ...wish("kv-platform", ""), secrets: [{ vault: "kv-platform" }], role: "see" },
    }),
    plain("askForAccess", "breaking the glass", {
      body: wish("kv-payments-prod", "break-glass-root", { breakGlass: true }),
    }),
    { ...plain("eraseTextsOfRequest", "of requester", of(broken)), last: ["admin"] },
    plain("eraseTextsOfEntry", "without a text", { params: { sequence: "1" } }),
  ];
};

/** For Event Grid alone, which may nothing else. */
const eventRow = (): Row => {
  const vault = "kv-payments-prod";
  const all = vaultTab.sandbox.endpoints.vaults;
  const topic = all.find(({ name }) => name === vault)?.resourceId;
  const data = { Id: `https://${vault}.vault.azure.net/secrets/adyen-api-key/0123` };
  const eventType = "Microsoft.KeyVault.SecretNewVersionCreated";
  return plain("receiveVaultEvents", `of ${vault}`, {
    body: [{ id: "1", topic, eventType, data }],
  });
};

/** In a list of outcomes each stands for itself. */
const saidOf = ({ status, code, text }: Answer): string => {
  if (code !== undefined) return code;
  const item = /"problem":\{"code":"(\w+)"/.exec(text)?.[1];
  return item ?? String(status);
};

const cellsOf = async ({ operation, sending, last = [] }: Row) => {
  const order = [...cast.filter((who) => !last.includes(who)), ...last];
  const said = new Map<string, string>();
  for (const who of order) {
    const answer = await call(operation, tokens.get(who), sending);
    expect([operation, who, answer.status < 500]).toEqual([operation, who, true]);
    said.set(who, saidOf(answer));
  }
  return cast.map((who) => said.get(who) ?? "");
};

const page = (rows: readonly (readonly string[])[]): Promise<string> =>
  format(
    [
      "# Who may do what",
      "",
      "Made by `tests/access/matrix.test.ts`, which calls every operation of the contract as each of these over HTTP, with real tokens, and fails where this page says something else (`npx vitest run --project system tests/access/matrix.test.ts -u` writes it). A number is the status of what was done; `state_changed` says that this person may, and that it was too late or not what they had seen. Everything else is the code of a refusal.",
      "",
      "What belongs to somebody belongs to `requester`, a member of Payments and Platform. `approver` and `second-approver` own both teams. `outsider` is in no team, `guest` is a guest of Payments.",
      "",
      `| operation | about | ${cast.join(" | ")} |`,
      `| ${[..."--", ...cast].map(() => "---").join(" | ")} |`,
      ...rows.map((cells) => `| ${cells.join(" | ")} |`),
      "",
    ].join("\n"),
    { parser: "markdown", printWidth: 100 },
  );

describe("who may do what", () => {
  it("is as docs/authorization.md says, for every operation", async () => {
    const rotating = await rotationRows((operation, sending) =>
      call(operation, tokens.get("approver"), sending),
    );
    const rows: readonly Row[] = [...reading, ...(await acting()), ...rotating, eventRow()];
    const called = new Set<string>(rows.map(({ operation }) => operation));
    const left = Object.keys(operations).filter((id) => !called.has(id));
    // Whether there is a checkpoint yet is a matter of time.
    expect(left).toEqual(["getAuditCheckpoint"]);
    const table: string[][] = [];
    for (const row of rows) {
      table.push([`\`${row.operation}\``, row.about, ...(await cellsOf(row))]);
    }
    await expect(await page(table)).toMatchFileSnapshot(join(root, "docs/authorization.md"));
  }, 120_000);

  it("the newest checkpoint is for admins and auditors", async () => {
    for (const who of cast) {
      const { status, code } = await call("getAuditCheckpoint", tokens.get(who));
      const said = who === "admin" || who === "auditor" ? [200, 404] : [401, 403];
      expect(said, `${who}: ${code}`).toContain(status);
    }
  });
});

const texts: readonly (readonly [string, string])[] = [
  ["control characters", "payout\u0000 fails\u0007\u001b[31m and more"],
  ["bidirectional text", "payout \u202egnp.exe\u202c fails \u2066and\u2069"],
  ["markup", "<img src=x onerror=alert(1)><script>alert(2)</script>{{7*7}}"],
  ["half a character", "payout \ud800 fails"],
  ["characters of four bytes", "💳".repeat(500)],
  ["a formula", '=HYPERLINK("https://example.org","x") is why'],
];

describe("what is written", () => {
  it.each(texts)("%s in a reason are kept as text, or refused", async (_name, reason) => {
    const before = await call("listAccessRequests", tokens.get("requester"));
    const asked = await call("askForAccess", tokens.get("requester"), {
      body: wish("kv-platform", "deploy-bot-token", { reason }),
    });
    expect([201, 400, 404, 409, 422]).toContain(asked.status);
    if (asked.status === 201) {
      const [request] = SentRequests.parse(JSON.parse(asked.text)).items;
      expect(request?.reason).toBe(reason.toWellFormed());
      await call("withdraw", tokens.get("requester"), { params: { id: request?.id ?? "" } });
    }
    expect(before.status).toBe(200);
  });

  it.each([
    ["a password", "password=hunter2secretOfThePayout"],
    [
      "a private key",
      "-----BEGIN RSA PRIVATE KEY-----\nMIIEowIBAAKCAQEA0Z3VS5JJcds3xfn/ygWyF8PbnGy0AHB7MhgHcTz6sE2I2yPB\n-----END RSA PRIVATE KEY-----",
    ],
    ["a GitHub token", "use 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"],
  ])("%s in a reason is refused and quoted nowhere", async (_name, reason) => {
    const { code, text } = await call("askForAccess", tokens.get("requester"), {
      body: wish("kv-payments-prod", "core-banking-token", { reason }),
    });
    expect(code).toBe("secret_in_text");
    expect(text).not.toContain(reason.slice(-30));
    const log = await call("exportAudit", tokens.get("auditor"));
    expect(log.text).not.toContain(reason.slice(-30));
  });

  it.each([
    "status",
    "approvers",
    "requester",
    "obligations",
    "version",
    "agent",
    "decisions",
    "id",
  ])("a field %s of the caller's own making is refused", async (field) => {
    const { code } = await call("askForAccess", tokens.get("requester"), {
      body: wish("kv-payments-dev", "cosmos-primary-key", { [field]: "approved" }),
    });
    expect(code).toBe("invalid_input");
  });

  it("a reason of 1 MB is too large, one of 2,001 characters too long", async () => {
    const of = (length: number) =>
      call("askForAccess", tokens.get("requester"), {
        body: wish("kv-payments-dev", "cosmos-primary-key", { reason: "x".repeat(length) }),
      });
    expect((await of(1_000_000)).code).toBe("payload_too_large");
    expect((await of(2_001)).code).toBe("invalid_input");
  });
});

describe("what is guessed", () => {
  it.each(["getAccessRequest", "decide", "withdraw", "signOffBreakGlass"] as const)(
    "%s of what is somebody else's and of what is not there is answered alike",
    async (operation) => {
      const theirs = await ask(
        "admin",
        wish("kv-payments-prod", "open-banking-client-secret", { role: "read" }),
      ).catch(() => "");
      expect(theirs).not.toBe("");
      const body = operation === "decide" ? { decision: "approve", version: 1 } : {};
      const answers = await Promise.all(
        [theirs, randomUUID()].map((id) =>
          call(operation, tokens.get("outsider"), { params: { id }, body }),
        ),
      );
      const [one, other] = answers.map(({ text }) => ({ ...JSON.parse(text), requestId: "" }));
      expect(one).toEqual(other);
      expect(one).toMatchObject({ code: "not_found" });
      await call("withdraw", tokens.get("admin"), { params: { id: theirs } });
    },
  );

  it.each(["outsider", "guest", "crypto-only", "one-secret-only"])(
    "%s is answered alike for a secret that they may not list and one that does not exist",
    async (who) => {
      for (const operation of ["askForAccess", "askForRuling"] as const) {
        const answers = await Promise.all(
          ["adyen-api-key", "no-such-secret-at-all"].map(async (name) => {
            const secrets = [{ vault: "kv-payments-prod", name }];
            const body =
              operation === "askForRuling"
                ? { action: "request-access", secrets }
                : wish("kv-payments-prod", name);
            const { text } = await call(operation, tokens.get(who), { body });
            return text.replaceAll(name, "NAME").replace(/"requestId":"[^"]*"/, "");
          }),
        );
        expect(answers[0]).toBe(answers[1]);
      }
    },
  );

  it("a vault that one may not ask for and one that is not there are answered alike", async () => {
    for (const who of ["outsider", "guest"]) {
      const answers = await Promise.all(
        ["kv-platform", "kv-no-such"].map(async (vault) => {
          const body = { ...wish(vault, ""), secrets: [{ vault }], role: "see" };
          const { text } = await call("askForAccess", tokens.get(who), { body });
          return text.replaceAll(vault, "VAULT").replace(/"requestId":"[^"]*"/, "");
        }),
      );
      expect(answers[0]).toBe(answers[1]);
    }
  });
});
