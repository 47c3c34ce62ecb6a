import {
  createHttpHeaders,
  createPipelineRequest,
  type HttpClient,
} from "@azure/core-rest-pipeline";
import { describe, expect, it } from "vitest";
import {
  type Fence,
  onlyJobsIn,
  onlyKeyRotationsIn,
  onlyMetadataOf,
  onlyNewVersionsIn,
  onlyOperationsIn,
  onlyPermissionsIn,
  onlyRenewalsIn,
  onlyRotatorsWorkIn,
  onlySignaturesIn,
  onlyTelemetryTo,
} from "./outgoing-allow-list.ts";

const reached: string[] = [];
const network: HttpClient = {
  sendRequest: (request) => {
    reached.push(request.url);
    return Promise.resolve({ request, status: 200, headers: createHttpHeaders() });
  },
};
const vault = "https://kv-payments.vault.azure.net";
const send = (url: string, method: "GET" | "PUT" | "POST" | "DELETE" | "PATCH" = "GET") =>
  onlyMetadataOf(vault, network).sendRequest(createPipelineRequest({ url, method }));

describe("a user's token leaves", () => {
  it.each([
    ["for a value", "GET", `${vault}/secrets/db`],
    ["for the value of a version", "GET", `${vault}/secrets/db/0123456789abcdef0123456789abcdef`],
    ["for a value behind a detour", "GET", `${vault}/secrets/x/versions/../../db`],
    ["for a value behind an encoded detour", "GET", `${vault}/secrets/db%2fversions`],
    ["for a backup", "POST", `${vault}/secrets/db/backup`],
    ["to set", "PUT", `${vault}/secrets/db`],
    ["to delete", "DELETE", `${vault}/secrets/db`],
    ["to change", "PATCH", `${vault}/secrets/db/versions`],
    ["to decrypt", "POST", `${vault}/keys/k/0123456789abcdef0123456789abcdef/decrypt`],
    ["for another vault", "GET", "https://kv-other.vault.azure.net/secrets"],
    ["for a host that looks alike", "GET", "https://kv-payments.vault.azure.net.example/secrets"],
    ["for another port", "GET", "https://kv-payments.vault.azure.net:8443/secrets"],
    ["without TLS", "GET", "http://kv-payments.vault.azure.net/secrets"],
    [
      "as somebody in the address",
      "GET",
      "https://kv-payments.vault.azure.net@example.com/secrets",
    ],
  ] as const)("never %s", async (_what, method, url) => {
    reached.length = 0;
    await expect(send(url, method)).rejects.toThrow("not allowed with a user's token");
    expect(reached).toEqual([]);
  });

  it.each(["secrets", "certificates", "keys"])(
    "for the list and the versions of %s",
    async (kind) => {
      reached.length = 0;
      await send(`${vault}/${kind}?api-version=7.5&maxresults=1`);
      await send(`${vault}:443/${kind}?api-version=7.5&$skiptoken=abc`);
      await send(`${vault}/${kind}/db/versions`);
      expect(reached).toHaveLength(3);
    },
  );
});

const id = "0123456789abcdef0123456789abcdef";
const arm = "https://management.azure.com";
const inArm = `${arm}/subscriptions/s/resourceGroups/g/providers/Microsoft.KeyVault/vaults/kv`;
const asked = "providers/Microsoft.Authorization/permissions";

const inAutomation = `${arm}/subscriptions/s/resourceGroups/g/providers/Microsoft.Automation/automationAccounts/aa`;
const job = "01234567-89ab-cdef-0123-456789abcdef";

type Method = "GET" | "PUT" | "POST" | "DELETE" | "PATCH";
const ways: readonly (readonly [name: string, Fence, string, ...(readonly [Method, string])[]])[] =
  [
    ["the write of a value", onlyNewVersionsIn, vault, ["PUT", `${vault}/secrets/db`]],
    [
      "the rotator's identity",
      onlyRotatorsWorkIn,
      vault,
      ["GET", `${vault}/secrets/db/versions`],
      ["PATCH", `${vault}/secrets/db/${id}`],
      ["GET", `${vault}/certificates/tls/versions`],
      ["PATCH", `${vault}/certificates/tls/${id}`],
      ["GET", `${vault}/keys/kek/versions`],
      ["PATCH", `${vault}/keys/kek/${id}`],
    ],
    ["a renewal", onlyRenewalsIn, vault, ["POST", `${vault}/certificates/tls/create`]],
    ["the next version of a key", onlyKeyRotationsIn, vault, ["POST", `${vault}/keys/kek/rotate`]],
    [
      "what an issuer was asked for",
      onlyOperationsIn,
      vault,
      ["GET", `${vault}/certificates/tls/pending`],
      ["PATCH", `${vault}/certificates/tls/pending`],
    ],
    [
      "a signature",
      onlySignaturesIn,
      vault,
      ["GET", `${vault}/keys/github-app/`],
      ["POST", `${vault}/keys/github-app/sign`],
      ["POST", `${vault}/keys/github-app/${id}/sign`],
    ],
    [
      "traces",
      onlyTelemetryTo,
      "https://westeurope-5.in.applicationinsights.azure.com",
      ["POST", "https://westeurope-5.in.applicationinsights.azure.com/v2.1/track"],
    ],
    [
      "jobs of Automation",
      onlyJobsIn,
      arm,
      ["PUT", `${inAutomation}/jobs/${job}`],
      ["GET", `${inAutomation}/jobs/${job}`],
      ["GET", `${inAutomation}/jobs/${job}/streams`],
      ["POST", `${inAutomation}/jobs/${job}/stop`],
    ],
    [
      "what a person may do",
      onlyPermissionsIn,
      arm,
      ["GET", `${inArm}/${asked}`],
      ["GET", `${inArm}/secrets/db/${asked}`],
    ],
  ];
const elsewhere: readonly (readonly [Method, string])[] = [
  ["GET", `${vault}/secrets/db`],
  ["GET", `${vault}/secrets/db/${id}`],
  ["PUT", `${vault}/secrets/db/${id}`],
  ["PUT", `${vault}/certificates/db/policy`],
  ["POST", `${vault}/secrets/db/backup`],
  ["DELETE", `${vault}/secrets/db`],
  ["POST", `${vault}/keys/github-app/decrypt`],
  ["POST", `${vault}/keys/kek/create`],
  ["PUT", `${vault}/keys/kek/rotationpolicy`],
  ["POST", `${vault}/certificates/tls/import`],
  ["POST", `${vault}/certificates/tls/pending/merge`],
  ["DELETE", `${vault}/certificates/tls/pending`],
  ["GET", `${inAutomation}/jobs`],
  ["GET", `${inAutomation}/jobs/${job}/output`],
  ["GET", `${inAutomation}/credentials/provider`],
  ["PUT", `${inAutomation}/runbooks/rotate`],
  ["PUT", "https://kv-other.vault.azure.net/secrets/db"],
  ["GET", `${inArm}/providers/Microsoft.Authorization/roleAssignments`],
  ["PUT", `${inArm}/${asked}`],
  ["GET", `${arm}/subscriptions/s/${asked}`],
];

describe.each(ways.map((way) => [way[0], way] as const))("the way of %s", (_name, way) => {
  const [, fence, host, ...allowed] = way;
  const leave = (method: Method, url: string) =>
    fence(host, network).sendRequest(createPipelineRequest({ url, method }));

  it("is open for that alone", async () => {
    reached.length = 0;
    for (const [method, url] of allowed) await leave(method, url);
    expect(reached).toEqual(allowed.map(([, url]) => url));
  });

  it("is closed for everything else, and for what the other ways let through", async () => {
    const others = ways.flatMap(([, other, , ...theirs]) => (other === fence ? [] : theirs));
    reached.length = 0;
    for (const [method, url] of [...elsewhere, ...others]) {
      await expect(leave(method, url)).rejects.toThrow("is not allowed with");
    }
    expect(reached).toEqual([]);
  });
});
